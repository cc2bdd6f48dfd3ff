import type { ReactNode } from "react";

interface Props {
  label: ReactNode;
  /** What it belongs to, for who does not see the page. */
  about?: string;
  checked: boolean;
  busy?: boolean;
  onChange: (checked: boolean) => void;
}

/** Something that is on or off, and takes effect at once. */
export function Switch({ label, about, checked, busy, onChange }: Props) {
  return (
    <label className="inline-flex cursor-pointer items-center gap-2.5 text-[0.9375rem]">
      <input
        type="checkbox"
        role="switch"
        aria-checked={checked}
        className="peer sr-only"
        checked={checked}
        aria-busy={busy || undefined}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span
        aria-hidden="true"
        className="relative h-5 w-9 shrink-0 rounded-full border border-muted bg-surface transition-colors after:absolute after:top-[3px] after:left-[3px] after:size-3 after:rounded-full after:bg-muted after:transition-transform peer-checked:border-accent peer-checked:bg-accent peer-checked:after:translate-x-4 peer-checked:after:bg-on-accent peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent"
      />
      <span>
        {label}
        {about && <span className="sr-only">: {about}</span>}
      </span>
    </label>
  );
}
