import { type DragEvent, type RefObject, useEffect, useId, useRef, useState } from "react";
import { Section } from "../account/Section";
import { Button } from "../shared/ui/Button";
import { ProblemNotice } from "../shared/ui/Notice";
import { useUnsavedChanges } from "../shared/useUnsavedChanges";
import { Crop } from "./Crop";
import { useChangePhoto } from "./changes";
import { Portrait } from "./Portrait";
import { ACCEPTED, cropped, opened, pictureAmong } from "./photo";
import type { Profile } from "./shapes";
import { squareOf, type View } from "./square";

/** The photo: chosen, dropped or pasted, the part of it that is shown chosen too, then kept. */
export function PhotoSection({ profile }: { profile: Profile }) {
  const [picture, setPicture] = useState<ImageBitmap | null>(null);
  const [turn, setTurn] = useState(0);
  const [problem, setProblem] = useState<unknown>(null);
  const [said, setSaid] = useState("");
  const [over, setOver] = useState(false);
  const changing = useChangePhoto();
  const choose = useRef<HTMLInputElement>(null);
  useUnsavedChanges(picture !== null);
  useEffect(() => () => picture?.close(), [picture]);

  const take = (files: ArrayLike<File>) => {
    const file = pictureAmong(files);
    if (!file) return;
    changing.reset();
    setProblem(null);
    setSaid("");
    const show = (one: ImageBitmap) => {
      setPicture(one);
      setTurn((before) => before + 1);
    };
    opened(file).then(show, setProblem);
  };
  usePastedFiles(take);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  const close = () => {
    setPicture(null);
    // Once the part with the button is there again.
    window.setTimeout(() => choose.current?.focus({ preventScroll: true }));
  };
  const change = (image: Blob | null) =>
    changing.mutate(image, {
      onSuccess: () => {
        setSaid(image ? "Your photo is saved." : "The photo is removed.");
        close();
      },
    });
  const use = (view: View) => {
    if (picture) cropped(picture, squareOf(view, picture)).then(change, setProblem);
  };

  return (
    <Section
      title="Photo"
      about="What a camera writes into a photo, such as the place, is removed."
    >
      <section
        aria-label="Photo, to be dropped here"
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={`flex flex-wrap items-center gap-5 rounded-xl border-2 border-dashed p-5 transition-colors ${over ? "border-accent bg-accent-soft" : "border-line"}`}
      >
        {picture ? (
          <Crop
            key={turn}
            picture={picture}
            busy={changing.isPending}
            onUse={use}
            onCancel={close}
          />
        ) : (
          <>
            <Portrait profile={profile} className="size-28 text-3xl" />
            <Choose
              input={choose}
              has={profile.photo !== null}
              busy={changing.isPending}
              onFiles={take}
              onRemove={() => change(null)}
            />
          </>
        )}
      </section>
      <p role="status" className={said ? "text-[0.9375rem] text-muted" : "sr-only"}>
        {said}
      </p>
      <ProblemNotice problem={problem ?? changing.error} />
    </Section>
  );
}

interface ChooseProps {
  input: RefObject<HTMLInputElement | null>;
  has: boolean;
  busy: boolean;
  onFiles: (files: FileList) => void;
  onRemove: () => void;
}

function Choose({ input, has, busy, onFiles, onRemove }: ChooseProps) {
  const id = useId();
  return (
    <div className="grid min-w-0 flex-1 basis-52 gap-3">
      <p id={`${id}-hint`} className="text-[0.9375rem] text-muted">
        Drop a picture here, paste one, or choose a file: JPEG, PNG, WebP or GIF. You then choose
        the part of it that is shown.
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <input
          ref={input}
          id={id}
          name="photo"
          type="file"
          accept={ACCEPTED.join(",")}
          aria-describedby={`${id}-hint`}
          className="peer sr-only"
          onChange={(event) => {
            onFiles(event.target.files ?? new DataTransfer().files);
            event.target.value = "";
          }}
        />
        <label
          htmlFor={id}
          className="cursor-pointer rounded-md border border-line bg-surface px-4 py-2 text-[0.9375rem] font-medium peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent hover:border-accent hover:text-accent"
        >
          {has ? "Choose another photo" : "Choose a photo"}
        </label>
        {has && (
          <Button look="quiet" busy={busy} busyText="Removing …" onClick={onRemove}>
            Remove
          </Button>
        )}
      </div>
    </div>
  );
}

/** Pictures that are pasted while nobody types: a text brings a picture of itself along. */
function usePastedFiles(take: (files: FileList) => void): void {
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const at = event.target instanceof Element ? event.target : null;
      const files = event.clipboardData?.files;
      if (files?.length && !at?.closest("input:not([type=file]), textarea")) take(files);
    };
    document.addEventListener("paste", paste);
    return () => document.removeEventListener("paste", paste);
  });
}
