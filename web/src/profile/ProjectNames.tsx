import { useEffect, useState } from "react";
import { Loaded } from "../shared/ui/Loaded";
import { ProblemNotice } from "../shared/ui/Notice";
import { Switch } from "../shared/ui/Switch";
import { useRendering, useSaveEntry } from "./changes";
import { differing } from "./differing";
import type { Project, ProjectContent } from "./shapes";

/** Whether others read the names in a project, and what they read instead, beside the owner's words. */
export function ProjectNames({ project }: { project: Project }) {
  const [open, setOpen] = useState(false);
  const saving = useSaveEntry("projects");
  const [wanted, setWanted] = useState(project.anonymized);
  useEffect(() => setWanted(project.anonymized), [project.anonymized]);
  const change = (anonymized: boolean) => {
    setWanted(anonymized);
    setOpen(true);
    saving.mutate(
      { id: project.id, version: project.version, content: { anonymized } },
      { onError: () => setWanted(project.anonymized) },
    );
  };
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <Switch
          label="Without names"
          about={project.name}
          checked={wanted}
          busy={saving.isPending}
          onChange={change}
        />
        <button
          type="button"
          aria-expanded={open}
          className="link text-[0.875rem]"
          onClick={() => setOpen(!open)}
        >
          {open ? "Hide what others read" : "What others read"}
          <span className="sr-only"> of {project.name}</span>
        </button>
      </div>
      <ProblemNotice problem={saving.error} />
      {open && <SideBySide project={project} />}
    </div>
  );
}

function SideBySide({ project }: { project: Project }) {
  const rendering = useRendering(project.id, project.version, true);
  const hasNames = Boolean(project.client) || project.people.length > 0;
  return (
    <div className="grid gap-3">
      {!hasNames && (
        <p className="text-[0.875rem] text-muted">
          Name the client and the people under Edit: wherever these names stand in the project, they
          are replaced.
        </p>
      )}
      <div className="grid gap-3 sm:grid-cols-2">
        <Side title="As you keep it" project={project} />
        <div className="grid content-start">
          <Loaded query={rendering} label="Writing what others read" lines={4}>
            {(shown) => <Side title="As others read it" project={shown} own={project} />}
          </Loaded>
        </div>
      </div>
    </div>
  );
}

interface SideProps {
  title: string;
  project: ProjectContent;
  /** The words that it is compared with: what differs is marked. */
  own?: ProjectContent;
}

function Side({ title, project, own }: SideProps) {
  const people = project.people.join(", ");
  return (
    <section
      aria-label={`${title}: ${project.name}`}
      className="grid content-start gap-1.5 rounded-lg border border-line bg-surface p-4 text-[0.9375rem] break-words"
    >
      <p className="eyebrow">{title}</p>
      <p className="font-medium">
        <Words text={project.name} own={own?.name} />
      </p>
      {project.client && (
        <p>
          <span className="text-muted">For </span>
          <Words text={project.client} own={own?.client} />
        </p>
      )}
      {people && (
        <p>
          <span className="text-muted">With </span>
          <Words text={people} own={own?.people.join(", ")} />
        </p>
      )}
      {project.description && (
        <p className="whitespace-pre-line">
          <Words text={project.description} own={own?.description} />
        </p>
      )}
      <ul className="grid gap-1">
        {project.highlights.map((text, at) => (
          <li key={text}>
            <span aria-hidden="true">• </span>
            <Words text={text} own={own?.highlights[at]} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The words, those marked that stand for others of the owner's. */
function Words({ text, own }: { text: string; own: string | null | undefined }) {
  return differing(own ?? text, text).map(({ at, words, marked }) =>
    marked ? <mark key={at}>{words}</mark> : <span key={at}>{words}</span>,
  );
}
