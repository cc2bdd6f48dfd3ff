import { useEffect, useRef } from "react";

/**
 * For a form: whenever new problems are known, the first field that has one takes the focus. Those that
 * were known before take it from nobody who is typing.
 */
export function useFocusOnProblem(problems: readonly unknown[]) {
  const form = useRef<HTMLFormElement>(null);
  const known = useRef<readonly unknown[]>([]);
  useEffect(() => {
    const isNew = problems.some((one) => !known.current.includes(one));
    known.current = problems;
    if (isNew) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  });
  return form;
}
