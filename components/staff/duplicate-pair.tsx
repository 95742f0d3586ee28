import { tellReasons } from "@/components/staff/record/likeness-words";
import { Button, ButtonLink } from "@/components/ui/button";
import type { LookAlike, OpenDuplicate } from "@/lib/members/queries/schema";
import { formatter } from "@/lib/platform/i18n";

const { dateTime } = formatter("en");

/** Two records that look alike, side by side, with the way to decide on them. */
export function DuplicatePair({
  pair,
  sectors,
  keepApart,
}: {
  pair: OpenDuplicate;
  sectors: Readonly<Record<string, string>>;
  keepApart: (form: FormData) => Promise<void>;
}) {
  const reasons = tellReasons(pair.reasons);
  return (
    <article className="pair" aria-labelledby={`pair-${pair.id}`}>
      <h2 id={`pair-${pair.id}`} className="text-small-head font-bold">
        {pair.older.name}
        {pair.newer.name === pair.older.name ? "" : ` and ${pair.newer.name}`}
      </h2>
      <p className="text-quiet">{reasons ? `They have ${reasons}.` : "Put side by side by the staff."}</p>
      <div className="pair-sides">
        <Side title="Joined first" side={pair.older} sectors={sectors} />
        <Side title="Joined later" side={pair.newer} sectors={sectors} />
      </div>
      <form action={keepApart} className="flex flex-wrap items-center gap-4">
        <input type="hidden" name="duplicateId" value={pair.id} />
        <ButtonLink href={`/staff/organizations/duplicates/${pair.id}`}>
          The same: choose what stays<span className="sr-only"> of {pair.older.name}</span>
        </ButtonLink>
        <Button look="quiet">
          Different organizations<span className="sr-only">: {pair.older.name}</span>
        </Button>
      </form>
    </article>
  );
}

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
    <div className="pair-side">
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
    </div>
  );
}
