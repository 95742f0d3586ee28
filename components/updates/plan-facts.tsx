import { people } from "@/components/updates/audience-words";
import { languageNames } from "@/components/updates/obstacle-list";
import { formatter, type Locale } from "@/lib/platform/i18n";

type PlanFactsProps = {
  subjects: readonly { locale: Locale; number: number; subject: string }[];
  /** Whom it comes from; null: the site's own sender. */
  sender: { name: string; email: string } | null;
  /** When it goes out, in words. */
  when: string;
  /** What the clocks do to that hour. */
  clock: string | null;
  /** How the test of subjects goes, in words; null: there is none. */
  test: string | null;
  /** Where people live in several zones: how many get it when. */
  zones?: readonly { name: string; when: string; people: number }[];
};

const { number } = formatter("en");

/** What is to be sent, from whom and when, for whoever approves it. */
export function PlanFacts({ subjects, sender, when, clock, test, zones = [] }: PlanFactsProps) {
  return (
    <dl className="send-facts">
      {subjects.map(({ locale, number: nth, subject }) => (
        <div key={`${locale} ${nth}`}>
          <dt>
            {nth > 1 ? `Subject ${nth} in ` : "Subject in "}
            {languageNames[locale]}
          </dt>
          <dd lang={locale}>{subject}</dd>
        </div>
      ))}
      <div>
        <dt>From</dt>
        <dd>{sender ? `${sender.name} (${sender.email})` : "The site’s own address"}</dd>
      </div>
      <div>
        <dt>When</dt>
        <dd>
          {when}
          {clock ? <p className="font-normal">{clock}</p> : null}
          {zones.length > 0 ? (
            <ul className="mt-1 font-normal tabular-nums">
              {zones.map((zone) => (
                <li key={zone.name}>
                  {zone.name}: {people(zone.people)}, {zone.when}
                </li>
              ))}
            </ul>
          ) : null}
        </dd>
      </div>
      {test ? (
        <div>
          <dt>Test of {number(new Set(subjects.map((it) => it.number)).size)} subjects</dt>
          <dd>{test}</dd>
        </div>
      ) : null}
    </dl>
  );
}
