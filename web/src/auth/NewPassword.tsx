import { problemAt } from "../shared/api/problem";
import { TextField } from "../shared/ui/Field";
import { PASSWORD_RULE } from "./registration";

interface Props {
  value: string;
  onChange: (password: string) => void;
  /** What this page finds missing, before the service is asked. */
  short: string | undefined;
  refusal: unknown;
}

export function NewPassword({ value, onChange, short, refusal }: Props) {
  return (
    <TextField
      label="New password"
      type="password"
      autoComplete="new-password"
      hint={PASSWORD_RULE}
      value={value}
      onChange={onChange}
      problem={short ?? problemAt("new_password", refusal)}
    />
  );
}
