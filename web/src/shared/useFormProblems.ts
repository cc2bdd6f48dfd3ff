import { useState } from "react";
import { ApiProblem, type FieldProblem, problemOn } from "./api/problem";
import { useFocusOnProblem } from "./ui/useFocusOnProblem";

/** What is wrong with the fields of a form: what the page can tell itself, then what the API says. */
export function useFormProblems() {
  const [problems, setProblems] = useState<FieldProblem[]>([]);
  return {
    /** For the form: the first field with a new problem takes the focus. */
    form: useFocusOnProblem(problems),
    any: problems.length > 0,
    at: (field: string) => problemOn(field, problems),
    /** Shows what the page found itself; whether that is nothing, and the API may be asked. */
    pass: (own: FieldProblem[]) => {
      setProblems(own);
      return !own.length;
    },
    /** For a field that is being corrected. */
    drop: (field: string) =>
      setProblems((before) => before.filter((one) => !problemOn(field, [one]))),
    refused: (refusal: unknown) =>
      setProblems(refusal instanceof ApiProblem ? refusal.details : []),
  };
}
