import { Section } from "../account/Section";
import { Loaded } from "../shared/ui/Loaded";
import { useRetention } from "./queries";
import { readableDays } from "./words";

const ABOUT =
  "The same figures by which the service deletes. Your record itself is kept as long as you have the account.";

export function TimeLimits() {
  const rules = useRetention();
  return (
    <Section title="How long what is kept" about={ABOUT}>
      <Loaded query={rules} label="Looking for the rules" lines={6}>
        {(known) => (
          <dl className="grid gap-4">
            {known.map((rule) => (
              <div
                key={rule.name}
                className="grid gap-x-6 gap-y-0.5 sm:grid-cols-[6rem_minmax(0,1fr)]"
              >
                <dt className="font-medium tabular-nums">{readableDays(rule.days)}</dt>
                <dd>
                  <p>
                    {rule.what}
                    <span className="text-muted">, counted from {rule.counted_from}.</span>
                  </p>
                  <p className="text-[0.875rem] text-muted">{rule.then}</p>
                </dd>
              </div>
            ))}
          </dl>
        )}
      </Loaded>
    </Section>
  );
}
