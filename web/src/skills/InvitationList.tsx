import { readableMoment } from "../account/moments";
import { Section } from "../account/Section";
import { Button } from "../shared/ui/Button";
import { Loaded } from "../shared/ui/Loaded";
import { ProblemNotice } from "../shared/ui/Notice";
import { changes, useInvitations, useSkillChange } from "./queries";
import type { Invitation } from "./shapes";

const STATUS = {
  waiting: "the mail is on its way",
  sent: "not answered yet",
  answered: "answered",
  declined: "would rather not",
  expired: "not answered in time",
} as const;

interface Props {
  /** Only those about this skill. */
  only?: string;
}

/** Who was asked to say something, and what became of it. */
export function InvitationList({ only }: Props) {
  const invitations = useInvitations();
  return (
    <Section
      title="Whom you asked"
      about={only ? undefined : "Open a skill to ask somebody who saw you use it."}
    >
      <Loaded query={invitations} label="Looking for invitations" lines={2}>
        {(all) => {
          const shown = all.filter(({ skill_id }) => !only || skill_id === only);
          if (!shown.length) return <p className="text-muted">You have asked nobody yet.</p>;
          return (
            <ul className="-my-3 divide-y divide-line">
              {shown.map((one) => (
                <InvitationRow key={one.id} invitation={one} />
              ))}
            </ul>
          );
        }}
      </Loaded>
    </Section>
  );
}

function InvitationRow({ invitation }: { invitation: Invitation }) {
  const withdrawal = useSkillChange(changes.withdraw);
  const { id, name, email, kind, skill, status, created_at, expires_at } = invitation;
  const isOpen = status === "sent" || status === "waiting";
  const about = [kind === "verification" ? "to verify" : "to endorse", skill].filter(Boolean);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-3">
      <div className="min-w-0 break-words">
        <p>
          <span className="font-medium">{name || email}</span>
          <span className="text-muted">
            {" "}
            · {about.join(" ")} · {STATUS[status]}
          </span>
        </p>
        <p className="text-[0.8125rem] text-muted">
          {name && `${email} · `}asked {readableMoment(created_at)}
          {isOpen && ` · until ${readableMoment(expires_at)}`}
        </p>
      </div>
      <Button
        look="quiet"
        busy={withdrawal.isPending}
        busyText="Removing …"
        onClick={() => withdrawal.mutate(id)}
      >
        {isOpen ? "Take it back" : "Remove"}
        <span className="sr-only"> ({name || email})</span>
      </Button>
      <ProblemNotice problem={withdrawal.error} />
    </li>
  );
}
