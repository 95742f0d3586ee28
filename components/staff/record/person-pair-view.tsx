import { tellValue } from "@/components/staff/record/event-words";
import { tellReasons } from "@/components/staff/record/likeness-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { MergeField } from "@/lib/members/merge-choices";
import type { PersonPair } from "@/lib/members/queries/get-person-pair";
import { formatter } from "@/lib/platform/i18n";

const { dateTime, number } = formatter("en");

type Side = PersonPair["kept"];
type Action = (form: FormData) => Promise<void>;

const fields: readonly (readonly [field: MergeField, name: string])[] = [
  ["firstName", "First name"],
  ["lastName", "Last name"],
  ["email", "Main address"],
  ["zip", "ZIP code"],
  ["locale", "Language"],
  ["audience", "Is"],
  ["interests", "Interests"],
  ["frequency", "Updates"],
];

const tell = (side: Side, field: MergeField) => tellValue(field, side[field] as string | string[] | null);
const nameOf = ({ firstName, lastName, email }: Side) => `${firstName} ${lastName}`.trim() || email;

/** Two records side by side: where they differ one value is chosen, and what goes along is counted before it does. */
export function PersonPairView({
  pair,
  merge,
  keepApart,
}: {
  pair: PersonPair;
  merge: Action;
  keepApart: Action;
}) {
  const { kept, gone } = pair;
  return (
    <>
      {pair.reasons.length > 0 ? (
        <p className="mb-6 max-w-measure text-lead">
          {pair.score} of 100: they have {tellReasons(pair.reasons)}.
        </p>
      ) : null}
      {pair.decision === "different" ? (
        <div className="mb-6">
          <Notice>Somebody settled that these are different people.</Notice>
        </div>
      ) : null}
      <form action={merge}>
        <input type="hidden" name="duplicateId" value={pair.id} />
        <input type="hidden" name="keptId" value={kept.id} />
        <input type="hidden" name="goneId" value={gone.id} />
        <input type="hidden" name="keptVersion" value={kept.version} />
        <input type="hidden" name="goneVersion" value={gone.version} />
        <div className="choose">
          <div className="choose-row choose-heads">
            <span aria-hidden="true" />
            <Head side={kept} title="Here first" />
            <Head side={gone} title="Here later" />
          </div>
          {fields.map(([field, name]) => (
            <FieldRow key={field} field={field} name={name} pair={pair} />
          ))}
          <Compared name="Updates by mail" kept={updates(kept)} gone={updates(gone)} />
          <Compared name="In person" kept={kept.individualStatus} gone={gone.individualStatus} />
          <Compared name="Organizations" kept={organizations(kept)} gone={organizations(gone)} />
          <Compared name="Tags" kept={kept.tags.join(", ")} gone={gone.tags.join(", ")} />
        </div>
        <div className="mt-8 max-w-measure">
          <h2 className="text-small-head font-black">What will happen</h2>
          <ul className="mt-2 list-disc pl-5">
            <li>
              One record stays, with both addresses: mail goes to the main one, and either opens the account.
            </li>
            <li>It takes over {goesAlong(gone)}.</li>
            <li>Tags and interests are those of both, and of two memberships in one place one is left.</li>
            {kept.unsubscribedAt || gone.unsubscribedAt ? (
              <li>They get no updates: one of the records unsubscribed, and the stricter wish wins.</li>
            ) : null}
            <li>Links in old mails of either go on working.</li>
            <li>For a week you can part them again.</li>
          </ul>
        </div>
        {pair.needsAdmin ? (
          <div className="mt-6">
            <Notice>One of them works here. Ask an administrator to decide on this pair.</Notice>
          </div>
        ) : (
          <p className="mt-6">
            <Button>Make one record of these two</Button>
          </p>
        )}
      </form>
      {pair.decision === "open" ? (
        <form action={keepApart} className="mt-8 border-t border-hair pt-6">
          <input type="hidden" name="duplicateId" value={pair.id} />
          <Button look="quiet">They are different people</Button>
          <p className="mt-2 text-note text-quiet">Both stay as they are, and nobody is asked again.</p>
        </form>
      ) : null}
    </>
  );
}

function Head({ side, title }: { side: Side; title: string }) {
  return (
    <div className="min-w-0">
      <p className="text-quiet">
        {title}
        {side.memberSince ? `, since ${dateTime(side.memberSince, { dateStyle: "medium" })}` : ""}
      </p>
      <h2 className="text-lead font-black [overflow-wrap:anywhere]">
        <a href={`/staff/members/${side.id}`}>{nameOf(side)}</a>
      </h2>
      <p className="[overflow-wrap:anywhere]">{side.email}</p>
    </div>
  );
}

/** One field: the same on both sides, or a choice between them. */
function FieldRow({ field, name, pair }: { field: MergeField; name: string; pair: PersonPair }) {
  const { kept, gone, likely } = pair;
  const [mine, theirs] = [tell(kept, field), tell(gone, field)];
  if (mine === theirs)
    return (
      <div className="choose-row">
        <span className="choose-name">{name}</span>
        <span className="choose-same">
          <input type="hidden" name={field} value={likely[field]} />
          {mine} <span className="text-quiet">(the same)</span>
        </span>
      </div>
    );
  const options = [
    ["kept", mine],
    ["gone", theirs],
    ...(field === "interests" ? [["both", "Those of both"] as const] : []),
  ] as const;
  return (
    <fieldset className="choose-row">
      <legend className="choose-name">{name}</legend>
      {options.map(([value, words]) => (
        <label key={value} className="tick">
          <input type="radio" name={field} value={value} defaultChecked={likely[field] === value} />
          <span className="tick-words">{words}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Compared({ name, kept, gone }: { name: string; kept: string | null; gone: string | null }) {
  return (
    <div className="choose-row">
      <span className="choose-name">{name}</span>
      <span className="choose-told">{kept || "None"}</span>
      <span className="choose-told">{gone || "None"}</span>
    </div>
  );
}

const updates = ({ unsubscribedAt }: Side) => (unsubscribedAt ? "Unsubscribed" : "May get them");
const organizations = ({ memberships }: Side) =>
  memberships.map(({ organization, status }) => `${organization?.name} (${status})`).join(", ");

const many = (count: number, one: string, more: string) => `${number(count)} ${count === 1 ? one : more}`;

/** Everything that is re-pointed, in numbers. */
function goesAlong({ _count: count }: Side): string {
  const parts = [
    many(count.addresses + 1, "address", "addresses"),
    many(count.memberships, "membership", "memberships"),
    many(count.consents, "consent or withdrawal", "consents and withdrawals"),
    many(count.deliveries, "update that was sent", "updates that were sent"),
    many(count.events, "event on the timeline", "events on the timeline"),
    many(count.notes, "note", "notes"),
    ...(count.sessions > 0 ? [many(count.sessions, "signed-in browser", "signed-in browsers")] : []),
    ...(count.drafts > 0 ? [many(count.drafts, "update they wrote", "updates they wrote")] : []),
  ];
  return `${new Intl.ListFormat("en").format(parts)} of the later one`;
}
