import type { ReactNode } from "react";
import { ApiProblem } from "../api/problem";
import { Button } from "./Button";

interface NoticeProps {
  tone?: "calm" | "danger";
  title?: string;
  children?: ReactNode;
  actions?: ReactNode;
}

export function Notice({ tone = "calm", title, children, actions }: NoticeProps) {
  const look = tone === "danger" ? "bg-danger-soft border-danger" : "bg-accent-soft border-accent";
  return (
    <div
      role={tone === "danger" ? "alert" : "status"}
      className={`arrives rounded-r-md border-l-[3px] px-4 py-3 text-[0.9375rem] ${look}`}
    >
      {title && <p className="font-semibold">{title}</p>}
      {children && <div>{children}</div>}
      {actions && <div className="mt-3 flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}

interface ProblemProps {
  problem: unknown;
  /** Asks again; offered where asking again can help. */
  onRetry?: () => void;
}

/** Any failure as the sentence the API gave, and what to do about it. */
export function ProblemNotice({ problem, onRetry }: ProblemProps) {
  if (!problem) return null;
  const known = problem instanceof ApiProblem ? problem : null;
  const wait = known?.retryAfter ? ` Try again in ${seconds(known.retryAfter)}.` : "";
  const retry = onRetry && (!known || known.isPassing);
  return (
    <Notice
      tone="danger"
      actions={
        retry && (
          <Button look="outline" onClick={onRetry}>
            Try again
          </Button>
        )
      }
    >
      {known ? known.message : "Something on this page went wrong."}
      {wait}
    </Notice>
  );
}

function seconds(count: number): string {
  if (count < 90) return count === 1 ? "a second" : `${count} seconds`;
  return `${Math.ceil(count / 60)} minutes`;
}
