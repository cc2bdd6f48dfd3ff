import type { ReactNode } from "react";
import { ProblemNotice } from "./Notice";
import { Skeleton } from "./Skeleton";

interface Asked<Data> {
  data: Data | undefined;
  error: unknown;
  refetch: () => Promise<unknown>;
}

interface Props<Data> {
  query: Asked<Data>;
  /** What a screen reader says meanwhile. */
  label: string;
  lines?: number;
  children: (data: Data) => ReactNode;
}

/** What was asked for once it is there; until then its place, or why it is not. */
export function Loaded<Data>({ query, label, lines = 3, children }: Props<Data>) {
  return (
    <>
      <ProblemNotice problem={query.error} onRetry={() => void query.refetch()} />
      {query.data !== undefined
        ? children(query.data)
        : !query.error && <Skeleton lines={lines} label={label} />}
    </>
  );
}
