import { Button } from "../shared/ui/Button";
import { Dialog } from "../shared/ui/Dialog";
import { Loaded } from "../shared/ui/Loaded";
import { Markdown } from "./Markdown";
import { usePolicyText } from "./queries";

interface Props {
  name: string;
  title: string;
  onClose: () => void;
}

/** A policy's text over the page. */
export function PolicyDialog({ name, title, onClose }: Props) {
  const policy = usePolicyText(name);
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="grid gap-4">
        <Loaded query={policy} label="Opening the text" lines={6}>
          {({ text, version }) => (
            <>
              <section
                // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
                tabIndex={0}
                aria-label={title}
                className="max-h-[60dvh] overflow-y-auto pr-2"
              >
                <Markdown text={text} />
              </section>
              <p className="text-[0.8125rem] text-muted">Version {version}</p>
            </>
          )}
        </Loaded>
        <div>
          <Button look="outline" onClick={onClose}>
            Close
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
