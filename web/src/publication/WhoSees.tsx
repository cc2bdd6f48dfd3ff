import { type FormEvent, type ReactNode, useId, useState } from "react";
import { useChangeProfile } from "../profile/changes";
import type { Profile, Visibility } from "../profile/shapes";
import { ApiProblem, problemAt } from "../shared/api/problem";
import { safeHref } from "../shared/links";
import { Link } from "../shared/routing";
import { Button } from "../shared/ui/Button";
import { CopyButton } from "../shared/ui/CopyButton";
import { TextField } from "../shared/ui/Field";
import { Notice, ProblemNotice } from "../shared/ui/Notice";
import { useFocusOnProblem } from "../shared/ui/useFocusOnProblem";
import { useUnsavedChanges } from "../shared/useUnsavedChanges";
import { LONGEST, problemWithSlug, slugOf } from "./slug";

const CHOICES: ReadonlyArray<readonly [Visibility, string, string]> = [
  ["private", "Only you", "There is no page."],
  [
    "unlisted",
    "Whoever has the link",
    "The address cannot be guessed, and search engines are asked to leave it out.",
  ],
  [
    "public",
    "Everybody",
    "The address has a name that you choose, and search engines may list it.",
  ],
];

/** Private, unlisted or public; the name of the page; and taking it back. */
export function WhoSees({ profile }: { profile: Profile }) {
  const [wanted, setWanted] = useState<Visibility | null>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const saving = useChangeProfile();
  const form = useFocusOnProblem([saving.error]);
  const chosen = wanted ?? profile.visibility;
  const slug = typed ?? profile.slug ?? slugOf(profile.full_name);
  const own = chosen === "public" ? problemWithSlug(slug) : null;
  const unchanged =
    chosen === profile.visibility && (chosen !== "public" || slug === (profile.slug ?? ""));
  useUnsavedChanges(typed !== null && !unchanged);

  const save = (visibility: Visibility) => {
    const changes = visibility === "public" ? { visibility, slug: slug || null } : { visibility };
    saving.mutate(
      { changes, version: profile.version },
      {
        onSuccess: () => {
          setSaid(visibility === "private" ? TAKEN_BACK : SHOWN);
          setWanted(null);
          setTyped(null);
        },
      },
    );
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!own) save(chosen);
  };
  const change = (anew: () => void) => {
    if (saving.isError) saving.reset();
    setSaid("");
    anew();
  };

  return (
    <div className="grid gap-5">
      {profile.public_url && (
        <Address
          address={profile.public_url}
          visibility={profile.visibility}
          busy={saving.isPending}
          onTakeBack={() => save("private")}
        />
      )}
      {said && <Notice>{said}</Notice>}
      <form
        ref={form}
        noValidate
        onSubmit={submit}
        aria-label="Who sees your profile"
        className="grid gap-5"
      >
        <Choices chosen={chosen} onChange={(one) => change(() => setWanted(one))} />
        {chosen === "public" && (
          <TextField
            label="Name of your page"
            name="slug"
            value={slug}
            maxLength={LONGEST + 10}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            hint={hintOf(slug, own)}
            problem={own ?? slugRefusal(saving.error)}
            onChange={(value) => change(() => setTyped(value.trim()))}
          />
        )}
        <Refusal problem={saving.error} />
        <div>
          <Button
            type="submit"
            busy={saving.isPending}
            busyText="Saving …"
            disabled={unchanged || own !== null}
          >
            {buttonOf(profile.visibility, chosen)}
          </Button>
        </div>
      </form>
    </div>
  );
}

const TAKEN_BACK =
  "Taken back. Within a minute nobody finds the page any more. What somebody saved of it before stays with them.";
const SHOWN = "Done. Within a minute the page is as you see it below.";

function hintOf(slug: string, problem: string | null): string {
  if (problem) return "Such as ana-lima.";
  return slug ? `${window.location.host}/p/${slug}` : "Left empty, it is made of your name.";
}

function buttonOf(now: Visibility, chosen: Visibility): string {
  if (chosen === "private") return now === "private" ? "Save" : "Take it back";
  return now === "private" ? "Show my profile" : "Save";
}

function slugRefusal(refusal: unknown): string | undefined {
  if (refusal instanceof ApiProblem && refusal.code === "SLUG_TAKEN") return refusal.message;
  return problemAt("slug", refusal);
}

function Choices({
  chosen,
  onChange,
}: {
  chosen: Visibility;
  onChange: (chosen: Visibility) => void;
}) {
  const name = useId();
  return (
    <fieldset className="grid gap-2">
      <legend className="sr-only">Who sees your profile</legend>
      {CHOICES.map(([value, title, about]) => (
        <label
          key={value}
          className={`grid cursor-pointer grid-cols-[1.5rem_1fr] items-baseline rounded-lg border px-4 py-3 transition-colors hover:border-accent ${chosen === value ? "border-accent bg-accent-soft" : "border-line bg-surface"}`}
        >
          <input
            type="radio"
            name={name}
            className="accent-accent"
            checked={chosen === value}
            onChange={() => onChange(value)}
          />
          <span>
            <span className="font-medium">{title}</span>
            <span className="block text-[0.875rem] text-muted">{about}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

interface AddressProps {
  address: string;
  visibility: Visibility;
  busy: boolean;
  onTakeBack: () => void;
}

function Address({ address, visibility, busy, onTakeBack }: AddressProps) {
  return (
    <div className="grid gap-3 rounded-lg border border-line bg-surface p-4">
      <p className="min-w-0 break-all">
        <a href={safeHref(address)} className="link" target="_blank" rel="noreferrer noopener">
          {address}
        </a>
      </p>
      <div className="flex flex-wrap gap-2">
        <CopyButton text={address}>Copy the link</CopyButton>
        <Button look="outline" busy={busy} busyText="Taking it back …" onClick={onTakeBack}>
          Take it back
        </Button>
      </div>
      <p className="text-[0.875rem] text-muted">
        Taken back, the page is gone for everybody within a minute.
        {visibility === "unlisted" && " Shown again, it has another address."}
      </p>
    </div>
  );
}

/** What is wrong with the name stands at the field. */
function Refusal({ problem }: { problem: unknown }): ReactNode {
  if (!(problem instanceof ApiProblem)) return <ProblemNotice problem={problem} />;
  if (problem.code === "ADDRESS_NOT_CONFIRMED")
    return (
      <Notice tone="danger" title="Confirm your e-mail address first.">
        Whoever shows a page can be reached. Open the link that we mailed to you, or{" "}
        <Link href="/account" className="link">
          ask for another one
        </Link>
        .
      </Notice>
    );
  if (problem.status === 412)
    return (
      <Notice>Something in your profile was changed meanwhile. Press the button again.</Notice>
    );
  if (slugRefusal(problem)) return null;
  return <ProblemNotice problem={problem} />;
}
