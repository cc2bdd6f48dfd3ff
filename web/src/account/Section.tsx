import { type ReactNode, useId } from "react";

interface Props {
  title: string;
  /** What it is for, in a sentence or two. */
  about?: ReactNode;
  children: ReactNode;
}

export function Section({ title, about, children }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="grid gap-5">
      <div className="border-b border-line pb-3">
        <h2 id={id} tabIndex={-1} className="text-xl outline-none">
          {title}
        </h2>
        {about && (
          <p className="mt-1 max-w-[60ch] text-pretty text-[0.9375rem] text-muted">{about}</p>
        )}
      </div>
      {children}
    </section>
  );
}

/** A row of facts with what can be done about them at its end. */
export function Row({ children, actions }: { children: ReactNode; actions?: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <div className="min-w-0 flex-1 basis-56">{children}</div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </div>
  );
}

/** A word about how something stands. */
export function Mark({
  tone = "calm",
  children,
}: {
  tone?: "calm" | "danger";
  children: ReactNode;
}) {
  const look = tone === "danger" ? "bg-danger-soft text-danger" : "bg-accent-soft text-accent";
  return (
    <span
      className={`inline-block rounded px-1.5 py-0.5 align-middle text-[0.75rem] font-medium leading-tight ${look}`}
    >
      {children}
    </span>
  );
}
