import {
  type InputHTMLAttributes,
  type ReactNode,
  type TextareaHTMLAttributes,
  useId,
} from "react";

interface Shared {
  label: ReactNode;
  /** What is expected, said before anything is wrong. */
  hint?: ReactNode;
  problem?: string | undefined;
}

/** What ties a field of a form to its draft and to its problem. */
export interface Bound {
  name?: string;
  value: string;
  onChange: (value: string) => void;
  problem: string | undefined;
}

interface FrameProps extends Shared {
  optional?: boolean;
  children: (wiring: Wiring) => ReactNode;
}

interface Wiring {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": boolean | undefined;
  className: string;
}

/** A label, a control, what is expected of it and what is wrong with it, tied together. */
export function FieldFrame({ label, hint, problem, optional, children }: FrameProps) {
  const id = useId();
  const describedBy = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(" ");
  return (
    <div className="grid content-start gap-1.5">
      <label htmlFor={id} className="label">
        {label}
        {optional && <span className="font-normal"> (optional)</span>}
      </label>
      {children({
        id,
        "aria-describedby": describedBy || undefined,
        "aria-invalid": problem ? true : undefined,
        className: "input",
      })}
      {hint && (
        <p id={`${id}-hint`} className="text-[0.8125rem] leading-snug text-muted">
          {hint}
        </p>
      )}
      {problem && (
        <p id={`${id}-problem`} className="text-[0.8125rem] font-medium leading-snug text-danger">
          {problem}
        </p>
      )}
    </div>
  );
}

type TextFieldProps = Shared &
  Omit<InputHTMLAttributes<HTMLInputElement>, "onChange"> & { onChange: (value: string) => void };

export function TextField({ label, hint, problem, onChange, ...rest }: TextFieldProps) {
  return (
    <FieldFrame label={label} hint={hint} problem={problem}>
      {(wiring) => (
        <input
          dir="auto"
          {...rest}
          {...wiring}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FieldFrame>
  );
}

type TextAreaProps = Shared &
  Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "onChange"> & {
    onChange: (value: string) => void;
  };

export function TextArea({ label, hint, problem, onChange, ...rest }: TextAreaProps) {
  return (
    <FieldFrame label={label} hint={hint} problem={problem}>
      {(wiring) => (
        <textarea
          dir="auto"
          {...rest}
          {...wiring}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FieldFrame>
  );
}

interface ChoiceProps extends Shared {
  value: string;
  onChange: (value: string) => void;
  options: ReadonlyArray<readonly [value: string, label: string]>;
}

export function Choice({ label, hint, problem, value, onChange, options }: ChoiceProps) {
  return (
    <FieldFrame label={label} hint={hint} problem={problem}>
      {(wiring) => (
        <select {...wiring} value={value} onChange={(event) => onChange(event.target.value)}>
          {options.map(([option, name]) => (
            <option key={option} value={option}>
              {name}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  );
}
