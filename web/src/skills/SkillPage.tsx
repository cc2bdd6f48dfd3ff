import { type Ref, useState } from "react";
import { Section } from "../account/Section";
import { useExperiences } from "../experiences/queries";
import { readablePeriod } from "../shared/dates";
import { Link, navigate } from "../shared/routing";
import { Button } from "../shared/ui/Button";
import { useFocusBack } from "../shared/ui/focus";
import { Loaded } from "../shared/ui/Loaded";
import { EndorsementList } from "./EndorsementList";
import { CATEGORY_NAMES, PROFICIENCY_NAMES } from "./grouping";
import { InvitationList } from "./InvitationList";
import { InviteForm } from "./InviteForm";
import { ProgressionSection } from "./ProgressionSection";
import { useSkills } from "./queries";
import { SkillForm } from "./SkillForm";
import { usedSaid } from "./SkillGroup";
import { Star } from "./Star";
import type { Skill } from "./shapes";

/** One skill: where it shows, how it grew, and what others say about it. */
export function SkillPage({ id }: { id: string }) {
  const skills = useSkills();
  return (
    <div className="mx-auto grid max-w-3xl gap-10 py-10">
      <p className="text-[0.9375rem]">
        <Link href="/skills" className="link">
          All skills
        </Link>
      </p>
      <Loaded query={skills} label="Opening the skill" lines={6}>
        {(all) => {
          const skill = all.find((one) => one.id === id);
          return skill ? <Shown skill={skill} /> : <Gone />;
        }}
      </Loaded>
    </div>
  );
}

function Gone() {
  return (
    <div className="grid gap-2">
      <h1 className="text-3xl">There is no such skill.</h1>
      <p className="text-muted">It was deleted or hidden, or no experience shows it any more.</p>
    </div>
  );
}

function Shown({ skill }: { skill: Skill }) {
  const [editing, setEditing] = useState(false);
  const edit = useFocusBack(editing);
  return (
    <>
      {editing ? (
        <SkillForm
          saved={skill}
          onDone={(changed) => {
            setEditing(false);
            // One that experiences showed has become one's own, with an id of its own.
            if (changed && changed.id !== skill.id)
              navigate(`/skills/${encodeURIComponent(changed.id)}`, { replace: true });
          }}
        />
      ) : (
        <Head skill={skill} edit={edit} onEdit={() => setEditing(true)} />
      )}
      <WhereItShows skill={skill} />
      <ProgressionSection skill={skill} />
      <EndorsementList skill={skill} />
      <InviteForm skill={skill} />
      <InvitationList only={skill.id} />
    </>
  );
}

interface HeadProps {
  skill: Skill;
  edit: Ref<HTMLButtonElement>;
  onEdit: () => void;
}

function Head({ skill, edit, onEdit }: HeadProps) {
  const facts = [
    CATEGORY_NAMES[skill.category],
    skill.proficiency && PROFICIENCY_NAMES[skill.proficiency],
    usedSaid(skill),
    skill.verified && "verified",
  ];
  return (
    <header className="flex flex-wrap items-start justify-between gap-4">
      <div className="min-w-0">
        <h1 className="flex items-center gap-3 text-[2.25rem] break-words">
          <bdi className="min-w-0">{skill.name}</bdi>
          <Star skill={skill} />
        </h1>
        <p className="mt-1 text-muted">{facts.filter(Boolean).join(" · ")}</p>
      </div>
      <Button ref={edit} look="outline" onClick={onEdit}>
        Edit
      </Button>
    </header>
  );
}

/** The experiences that use it, with the words that say so. */
function WhereItShows({ skill }: { skill: Skill }) {
  const experiences = useExperiences();
  return (
    <Section title="Where it shows">
      {skill.sources.length === 0 ? (
        <p className="text-muted">
          No experience of yours says so yet. Words in an experience carry more weight than a name
          in a list.
        </p>
      ) : (
        <Loaded query={experiences} label="Opening your experiences" lines={3}>
          {(all) => (
            <ul className="-my-3 divide-y divide-line">
              {all
                .filter(({ id }) => skill.sources.includes(id))
                .map((one) => (
                  <li key={one.id} className="grid gap-1 py-3">
                    <p className="min-w-0 break-words">
                      <Link href={`/#experience-${one.id}`} className="link">
                        {one.title}
                      </Link>
                      <span className="text-muted"> · {one.organization}</span>
                      <span className="text-[0.875rem] text-muted tabular-nums">
                        {" "}
                        · {readablePeriod(one.start_date, one.end_date, one.is_current)}
                      </span>
                    </p>
                    <Quoted words={wordsIn(skill, one.id)} />
                  </li>
                ))}
            </ul>
          )}
        </Loaded>
      )}
    </Section>
  );
}

function wordsIn(skill: Skill, id: string): string[] {
  return [
    ...new Set(skill.evidence.filter(({ record_id }) => record_id === id).map(({ text }) => text)),
  ];
}

function Quoted({ words }: { words: string[] }) {
  if (!words.length) return null;
  return (
    <p className="text-[0.9375rem] text-muted">
      {words.map((one, at) => (
        <span key={one}>
          {at > 0 && ", "}“{one}”
        </span>
      ))}
    </p>
  );
}
