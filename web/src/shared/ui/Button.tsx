import type { ButtonHTMLAttributes, Ref } from "react";

type Look = "solid" | "outline" | "quiet" | "danger";

const LOOKS: Record<Look, string> = {
  solid: "bg-accent text-on-accent px-4 py-2 hover:opacity-90",
  outline: "border border-line bg-surface px-4 py-2 hover:border-accent hover:text-accent",
  quiet: "text-accent px-1.5 py-1 hover:underline underline-offset-[3px]",
  danger: "bg-danger text-on-accent px-4 py-2 hover:opacity-90",
};

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: Look;
  ref?: Ref<HTMLButtonElement>;
  /** While true the button waits, and says `busyText`. */
  busy?: boolean;
  busyText?: string;
}

export function Button({
  look = "solid",
  busy,
  busyText,
  children,
  className = "",
  ...rest
}: Props) {
  return (
    <button
      type="button"
      {...rest}
      disabled={rest.disabled || busy}
      aria-busy={busy || undefined}
      className={`rounded-md text-[0.9375rem] font-medium transition-colors disabled:opacity-55 ${LOOKS[look]} ${className}`}
    >
      {busy && busyText ? busyText : children}
    </button>
  );
}
