import { type ReactNode, useEffect, useState } from "react";
import { ApiProblem, sentenceOf } from "../api/problem";
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
  const canPass = !(problem instanceof ApiProblem) || problem.isPassing;
  return (
    <Notice
      tone="danger"
      actions={onRetry && canPass && <Retry problem={problem} onRetry={onRetry} />}
    >
      {sentenceOf(problem)}
    </Notice>
  );
}

/** Held back as long as another try would be refused too. */
function Retry({ problem, onRetry }: Required<ProblemProps>) {
  const [tooSoon, setTooSoon] = useState(true);
  useEffect(() => {
    const wait = problem instanceof ApiProblem ? (problem.retryAfter ?? 0) : 0;
    setTooSoon(wait > 0);
    const timer = window.setTimeout(() => setTooSoon(false), wait * 1000);
    return () => window.clearTimeout(timer);
  }, [problem]);
  return (
    <Button look="outline" disabled={tooSoon} onClick={onRetry}>
      Try again
    </Button>
  );
}
