import { capital, tellValue } from "@/components/staff/record/event-words";
import { tellReasons } from "@/components/staff/record/likeness-words";
import { countOf, PairChoice, PairTold } from "@/components/staff/record/pair-choice";
import { PairView } from "@/components/staff/record/pair-view";
import type { MergeField } from "@/lib/members/merge-choices";
import type { PersonPair } from "@/lib/members/queries/get-person-pair";

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
  const { kept, gone, score, reasons } = pair;
  return (
    <PairView
      pair={pair}
      kind="people"
      reason={reasons.length > 0 ? `${score} of 100: they have ${tellReasons(reasons)}.` : null}
      heads={{ kept: headOf(kept), gone: headOf(gone) }}
      outcome={<Outcome kept={kept} gone={gone} />}
      refusal={
        pair.needsAdmin ? "One of them works here. Ask an administrator to decide on this pair." : null
      }
      merge={merge}
      keepApart={keepApart}
    >
      {fields.map(([field, name]) => (
        <FieldRow key={field} field={field} name={name} pair={pair} />
      ))}
      <PairTold name="Updates by mail" kept={updates(kept)} gone={updates(gone)} />
      <PairTold name="In their own name" kept={standing(kept)} gone={standing(gone)} />
      <PairTold name="Organizations" kept={organizations(kept)} gone={organizations(gone)} />
      <PairTold name="Tags" kept={kept.tags.join(", ")} gone={gone.tags.join(", ")} />
    </PairView>
  );
}

const headOf = (side: Side) => ({
  since: side.memberSince,
  name: nameOf(side),
  href: `/staff/members/${side.id}`,
  below: side.email,
});

function Outcome({ kept, gone }: { kept: Side; gone: Side }) {
  return (
    <>
      <li>One record stays, with both addresses: mail goes to the main one, and either opens the account.</li>
      <li>It takes over {goesAlong(gone)}.</li>
      <li>Tags and interests are those of both, and of two memberships in one place one is left.</li>
      {kept.unsubscribedAt || gone.unsubscribedAt ? (
        <li>They get no updates: one of the records unsubscribed, and the stricter wish wins.</li>
      ) : null}
      <li>Links in old mails of either go on working.</li>
    </>
  );
}

/** One field: the same on both sides, or a choice between them. */
function FieldRow({ field, name, pair }: { field: MergeField; name: string; pair: PersonPair }) {
  const { kept, gone, likely } = pair;
  const [mine, theirs] = [tell(kept, field), tell(gone, field)];
  const options = [
    { value: "kept", shown: mine },
    { value: "gone", shown: theirs },
    ...(field === "interests" ? [{ value: "both", shown: "Those of both" }] : []),
  ];
  return (
    <PairChoice field={field} name={name} options={options} likely={likely[field]} same={mine === theirs} />
  );
}

const updates = ({ unsubscribedAt }: Side) => (unsubscribedAt ? "Unsubscribed" : "May get them");
const standing = ({ individualStatus }: Side) =>
  individualStatus && capital(tellValue("status", individualStatus));
const organizations = ({ memberships }: Side) =>
  memberships
    .map(({ organization, status }) => `${organization?.name} (${tellValue("status", status)})`)
    .join(", ");

/** Everything that is re-pointed, in numbers. */
function goesAlong({ _count: count }: Side): string {
  const parts = [
    countOf(count.addresses + 1, "address", "addresses"),
    countOf(count.memberships, "membership", "memberships"),
    countOf(count.consents, "consent or withdrawal", "consents and withdrawals"),
    countOf(count.deliveries, "update that was sent", "updates that were sent"),
    countOf(count.events, "event on the timeline", "events on the timeline"),
    countOf(count.notes, "note", "notes"),
    ...(count.sessions > 0 ? [countOf(count.sessions, "signed-in browser", "signed-in browsers")] : []),
    ...(count.drafts > 0 ? [countOf(count.drafts, "update they wrote", "updates they wrote")] : []),
  ];
  return `${new Intl.ListFormat("en").format(parts)} of the later one`;
}
