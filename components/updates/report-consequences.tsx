import { formatter } from "@/lib/platform/i18n";
import type { Consequences } from "@/lib/updates/queries/count-consequences";

const { number } = formatter("en");

const wayWords: Record<Consequences["ways"][number]["kind"], string> = {
  campaign: "by the campaign",
  partner: "by the partner code",
  page: "from its page on the site,",
};

const joined = (count: number): string => `${number(count)} ${count === 1 ? "membership" : "memberships"}`;

/** What an update led to: what came by its own links, and, said as such, what came at about the same time. */
export function ReportConsequences({ ways, joined: joins, listed }: Consequences) {
  return (
    <section aria-labelledby="led-to" className="report-part">
      <h2 id="led-to">What it led to</h2>
      <div className="report-pair">
        <div>
          <h3>By its links</h3>
          <ul className="report-lines">
            {ways.map(({ kind, name, joined: count }) => (
              <li key={`${kind} ${name}`}>
                <b>{joined(count)}</b> {wayWords[kind]}{" "}
                <span className="[overflow-wrap:anywhere]">{name}</span>
              </li>
            ))}
          </ul>
          {ways.some(({ kind }) => kind !== "page") ? null : (
            <p className="text-quiet">
              None of its links leads to the join form for a campaign or a partner. A link such as
              /join?campaign=winter-2026 in the next one shows here who joined by it.
            </p>
          )}
        </div>
        <div>
          <h3>In the week after it</h3>
          <ul className="report-lines">
            <li>
              <b>{number(joins.after)}</b> {joins.after === 1 ? "person" : "people"} joined (
              {number(joins.before)} in the week before)
            </li>
            <li>
              <b>{number(listed.after)}</b> {listed.after === 1 ? "organization was" : "organizations were"}{" "}
              listed ({number(listed.before)} in the week before)
            </li>
          </ul>
          <p className="text-quiet">
            Whether the update brought them nobody can tell: they came at that time.
          </p>
        </div>
      </div>
    </section>
  );
}
