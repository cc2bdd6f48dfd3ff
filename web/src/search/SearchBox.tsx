import { type KeyboardEvent, useCallback, useEffect, useId, useRef, useState } from "react";
import { navigate, usePath, useQueryString } from "../shared/routing";
import { useSettled } from "../shared/useSettled";
import { COMPLETION_NAMES } from "./names";
import { useCompletions } from "./queries";
import { useSlash } from "./typing";
import { addressOf, wantedIn } from "./wanted";

/** The search of the whole record, on every page; `/` goes to it. */
export function SearchBox() {
  const box = useRef<HTMLInputElement>(null);
  const searched = useSearched();
  const [typed, type] = useState(searched);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  useEffect(() => type(searched), [searched]);
  useSlash(
    useCallback(() => {
      box.current?.focus();
      box.current?.select();
    }, []),
  );
  const completions = useCompletions(useSettled(typed), open).data?.data ?? [];
  const shown = open && typed.trim().length > 1 ? completions : [];

  const close = () => {
    setOpen(false);
    setAt(-1);
  };
  const search = (words: string) => {
    type(words);
    close();
    navigate(addressOf({ q: words.trim() }));
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "Escape" && shown.length) event.preventDefault();
    if (event.key === "Escape") close();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !shown.length) return;
    event.preventDefault();
    setAt(((at + step + shown.length + 1 + 1) % (shown.length + 1)) - 1);
  };
  const id = useId();
  return (
    <search className="relative order-last w-full sm:order-none sm:max-w-64 sm:flex-1">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          search(shown[at]?.text ?? typed);
        }}
      >
        <input
          ref={box}
          type="search"
          role="combobox"
          aria-label="Search your record"
          aria-expanded={shown.length > 0}
          aria-controls={id}
          aria-autocomplete="list"
          aria-activedescendant={at >= 0 && shown[at] ? `${id}-${at}` : undefined}
          aria-keyshortcuts="/"
          autoComplete="off"
          spellCheck={false}
          maxLength={1000}
          placeholder="Search your record  /"
          value={typed}
          className="input text-[0.9375rem]"
          onChange={(event) => {
            type(event.target.value);
            setOpen(true);
            setAt(-1);
          }}
          onKeyDown={press}
          onBlur={close}
        />
      </form>
      <div
        id={id}
        role="listbox"
        aria-label="Completions"
        hidden={!shown.length}
        className="absolute inset-x-0 z-20 mt-1 overflow-hidden rounded-md border border-line bg-surface py-1 shadow-lg"
      >
        {shown.map((completion, place) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the box, which says which one is active
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are pressed in the box
          <div
            key={completion.text}
            id={`${id}-${place}`}
            role="option"
            aria-selected={place === at}
            className={`flex cursor-pointer items-baseline justify-between gap-3 px-3 py-1.5 text-[0.9375rem] ${place === at ? "bg-accent-soft" : "hover:bg-accent-soft"}`}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => search(completion.text)}
          >
            <span className="min-w-0 truncate">{completion.text}</span>
            <span className="text-[0.75rem] text-muted">{COMPLETION_NAMES[completion.kind]}</span>
          </div>
        ))}
      </div>
    </search>
  );
}

/** The words of the search that is shown, and none on other pages. */
function useSearched(): string {
  const path = usePath();
  const words = wantedIn(useQueryString()).q;
  return path === "/search" ? words : "";
}
