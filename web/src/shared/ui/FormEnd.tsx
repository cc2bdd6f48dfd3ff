/** How a form ends: its buttons, and how it stands. */

import { Button } from "./Button";

interface EndProps {
  save?: string;
  busy: boolean;
  busyText?: string;
  disabled?: boolean;
}

function Save({ save = "Save", busyText = "Saving …", ...rest }: EndProps) {
  return (
    <Button type="submit" busyText={busyText} {...rest}>
      {save}
    </Button>
  );
}

/** Of a form that opened for one thing and goes again. */
export function SaveOrCancel({ onCancel, ...rest }: EndProps & { onCancel: () => void }) {
  return (
    <div className="flex flex-wrap gap-2">
      <Save {...rest} />
      <Button look="outline" onClick={onCancel}>
        Cancel
      </Button>
    </div>
  );
}

/** Of a form that stays. */
export function SaveAndSay({
  unsaved,
  saved,
  ...rest
}: EndProps & { unsaved: boolean; saved: boolean }) {
  return (
    <div className="flex flex-wrap items-center gap-4">
      <Save disabled={!unsaved} {...rest} />
      <span role="status" className="text-[0.9375rem] text-muted">
        {unsaved ? "Not saved yet." : saved ? "Saved." : ""}
      </span>
    </div>
  );
}
