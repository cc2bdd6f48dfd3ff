import { changes, useSkillSave } from "./queries";
import type { Skill } from "./shapes";

/** Marks a skill as one to be known for. */
export function Star({ skill }: { skill: Skill }) {
  const change = useSkillSave(changes.change);
  const on = change.isPending ? change.variables.primary === true : skill.primary;
  return (
    <button
      type="button"
      aria-pressed={on}
      aria-label={`Known for ${skill.name}`}
      title={on ? "One of what you are known for" : "Mark it as one of what you are known for"}
      className={`grid size-7 place-items-center rounded ${on ? "text-accent" : "text-muted hover:text-accent"}`}
      onClick={() => change.mutate({ id: skill.id, primary: !skill.primary })}
    >
      <svg viewBox="0 0 20 20" className="size-5" aria-hidden="true">
        <path
          d="M10 2.2l2.4 5 5.4.7-4 3.8 1 5.4-4.8-2.6-4.8 2.6 1-5.4-4-3.8 5.4-.7z"
          fill={on ? "currentColor" : "none"}
          stroke="currentColor"
          strokeWidth="1.4"
          strokeLinejoin="round"
        />
      </svg>
    </button>
  );
}
