import type { ReactNode } from "react";
import type { Evidence, Experience } from "../shared/api/types";
import { holds, quotes } from "./evidence";

export interface Showing {
  experience: Experience;
  shown: Evidence[];
  show: (evidence: Evidence[]) => void;
}

interface Props extends Showing {
  evidence: Evidence[];
  className?: string;
  children: ReactNode;
}

/** Something that was found, and the way to the words it was found in: by pointer, key or touch. */
export function Claim({ experience, evidence, shown, show, className = "", children }: Props) {
  const standing = evidence.filter((one) => holds(experience, one));
  const isShown = standing.length > 0 && standing.every((one) => shown.includes(one));
  return (
    <button
      type="button"
      data-claim
      className={`relative transition-colors hover:border-accent ${isShown ? "border-accent bg-accent-soft" : ""} ${className}`}
      onMouseEnter={() => show(standing)}
      onMouseLeave={() => show([])}
      onFocus={() => show(standing)}
      onBlur={() => show([])}
      onClick={() => show(standing)}
    >
      {children}
      <span className="sr-only">, in the words: {quotes(standing).join("; ")}</span>
    </button>
  );
}
