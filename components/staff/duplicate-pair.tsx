import type { LookAlike, OpenDuplicate } from "@/lib/members/queries/schema";
import { formatter } from "@/lib/platform/i18n";

const { dateTime } = formatter("en");
const because: Record<string, string> = { name: "the same name", domain: "the same website" };

type Decide = (form: FormData) => Promise<void>;

/** Two records that look alike, side by side, and the two answers. */
export function DuplicatePair({
  pair,
  sectors,
  decide,
}: {
  pair: OpenDuplicate;
  sectors: Readonly<Record<string, string>>;
  decide: Decide;
}) {
  const reasons = pair.reasons.map((reason) => because[reason] ?? reason).join(" and ");
  return (
    <article className="pair" aria-labelledby={`pair-${pair.id}`}>
      <h2 id={`pair-${pair.id}`} className="text-small-head font-bold">
        {pair.older.name}
        {pair.newer.name === pair.older.name ? "" : ` and ${pair.newer.name}`}
      </h2>
      <p className="text-quiet">They have {reasons}.</p>
      <div className="pair-sides">
        <Side title="Joined first" side={pair.older} sectors={sectors} />
        <Side title="Joined later" side={pair.newer} sectors={sectors} />
      </div>
      <form action={decide} className="flex flex-wrap items-center gap-4">
        <input type="hidden" name="duplicateId" value={pair.id} />
        <button className="button" name="decision" value="same" aria-describedby={`same-${pair.id}`}>
          The same organization
        </button>
        <button className="button button-quiet" name="decision" value="different">
          Different organizations
        </button>
        <p id={`same-${pair.id}`} className="basis-full text-note text-quiet">
          “The same” moves {people(pair.newer.people.length)} to the record that joined first. It cannot be
          undone here.
        </p>
      </form>
    </article>
  );
}

const people = (count: number) => (count === 1 ? "1 person" : `${count} people`);

function Side({
  title,
  side,
  sectors,
}: {
  title: string;
  side: LookAlike;
  sectors: Readonly<Record<string, string>>;
}) {
  return (
    <section className="pair-side" aria-label={title}>
      <h3 className="font-bold text-quiet">
        {title}, {dateTime(side.since, { dateStyle: "medium" })}
      </h3>
      <p className="text-lead font-bold">{side.name}</p>
      <dl>
        <dt>Website</dt>
        <dd>{side.website ?? "None given"}</dd>
        <dt>Sector</dt>
        <dd>{sectors[side.sector] ?? side.sector}</dd>
        <dt>Listing</dt>
        <dd>{side.wantsListing ? "Wishes to be listed" : "No wish to be listed"}</dd>
        <dt>People</dt>
        <dd>
          <ul>
            {side.people.map((person) => (
              <li key={person.email}>
                {person.name} {person.role ? `(${person.role})` : ""}{" "}
                <span className="text-quiet">{person.email}</span>
              </li>
            ))}
          </ul>
        </dd>
      </dl>
    </section>
  );
}
