import { useEffect, useRef } from "react";

/** For a form: whenever new problems are known, the first field that has one takes the focus. */
export function useFocusOnProblem(problems: readonly unknown[]) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problems]);
  return form;
}
