import { type ReactNode, useId, useLayoutEffect, useRef } from "react";

interface Props {
  title: string;
  /** Called by Escape; without it the dialog stays until what it asks is answered. */
  onClose?: () => void;
  children: ReactNode;
}

/** A modal dialog that is open as long as it is rendered. */
export function Dialog({ title, onClose, children }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  // Closed before it goes: the browser then gives the focus back to where it was.
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
      className="m-auto w-[min(26rem,calc(100vw-2rem))] rounded-lg border border-line bg-surface p-6 text-ink shadow-xl"
    >
      <h2 id={id} className="mb-3 text-xl break-words">
        {title}
      </h2>
      {children}
    </dialog>
  );
}
