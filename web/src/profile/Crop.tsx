import {
  type Dispatch,
  type PointerEvent,
  type SetStateAction,
  useEffect,
  useRef,
  useState,
} from "react";
import { Button } from "../shared/ui/Button";
import { useFocusOnArrival } from "../shared/ui/focus";
import { drawn } from "./photo";
import { dragged, keyed, looked, nearest, squareOf, type View, whole } from "./square";

interface Props {
  picture: ImageBitmap;
  busy: boolean;
  onUse: (view: View) => void;
  onCancel: () => void;
}

/** Chooses the square of a picture that is kept: drawn by hand, or moved by keys. */
export function Crop({ picture, busy, onUse, onCancel }: Props) {
  const [view, setView] = useState(() => whole(picture));
  const use = useFocusOnArrival<HTMLButtonElement>();
  return (
    <>
      <Frame picture={picture} view={view} change={setView} />
      <div className="grid min-w-0 flex-1 basis-52 gap-3">
        <p role="status" className="text-[0.9375rem]">
          This is how it will be shown. Drag it, or move it with the arrow keys.
        </p>
        {nearest(picture) > 1 && (
          <label className="flex items-center gap-3 text-[0.9375rem]">
            <span className="whitespace-nowrap">Zoom</span>
            <input
              type="range"
              min={1}
              max={nearest(picture)}
              step={0.05}
              value={view.zoom}
              className="w-full min-w-0 accent-accent"
              aria-valuetext={`${Math.round(view.zoom * 100)} %`}
              onChange={({ target }) =>
                setView(looked(view, { zoom: Number(target.value) }, picture))
              }
            />
          </label>
        )}
        <div className="flex flex-wrap gap-2">
          <Button ref={use} busy={busy} busyText="Sending …" onClick={() => onUse(view)}>
            Use this photo
          </Button>
          <Button look="outline" onClick={onCancel}>
            Cancel
          </Button>
        </div>
      </div>
    </>
  );
}

interface FrameProps {
  picture: ImageBitmap;
  view: View;
  change: Dispatch<SetStateAction<View>>;
}

/** In pixels: twice of what is seen, for screens with small ones. */
const DRAWN = 352;

function Frame({ picture, view, change }: FrameProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current) drawn(canvas.current, picture, squareOf(view, picture));
  }, [picture, view]);
  const last = useRef({ x: 0, y: 0 });
  const hold = (event: PointerEvent) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    last.current = { x: event.clientX, y: event.clientY };
  };
  const drag = (event: PointerEvent) => {
    const frame = event.currentTarget;
    if (!frame.hasPointerCapture(event.pointerId)) return;
    const [right, down] = [event.clientX - last.current.x, event.clientY - last.current.y];
    last.current = { x: event.clientX, y: event.clientY };
    change((now) => dragged(now, right / frame.clientWidth, down / frame.clientWidth, picture));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: no fieldset, it is one thing that keys move
    <div
      role="group"
      aria-label="What is shown of the photo. Arrow keys move it, plus and minus bring it closer."
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what keys move is reached by keyboard
      tabIndex={0}
      className="size-44 shrink-0 cursor-move touch-none overflow-hidden rounded-full"
      onPointerDown={hold}
      onPointerMove={drag}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const moved = keyed(event.key, view, picture);
        if (!moved) return;
        event.preventDefault();
        change(moved);
      }}
    >
      <canvas
        ref={canvas}
        width={DRAWN}
        height={DRAWN}
        role="img"
        aria-label="The photo you chose, as it will be shown"
        className="size-full"
      />
    </div>
  );
}
