import { Field, TextArea } from "@/components/forms/field";
import { Button } from "@/components/ui/button";
import type { ListingRefusal } from "@/lib/members/queries/organization-schema";
import type { OrganizationCase } from "@/lib/members/queries/organization-schema";

type ListingDecisionProps = {
  organization: OrganizationCase;
  /** The page to come back to. */
  from: "record" | "queue";
  decide: (form: FormData) => Promise<void>;
};

const reasons: readonly { value: ListingRefusal; words: string }[] = [
  { value: "authority", words: "Nothing shows that they speak for it. The letter says how to show it." },
  { value: "duplicate", words: "It seems to be a member already. The letter says to ask its contact." },
  {
    value: "not-organization",
    words: "We could not see that it is an organization. The letter asks for more.",
  },
  { value: "other", words: "Something else: write it below." },
];

const people = (count: number) => (count === 1 ? "one person" : `${count} people`);

/** Who gets the letter: its primary contact, or all who act for it. */
function readers({ people: all }: OrganizationCase): string {
  const acting = all.filter(({ status }) => status === "active" || status === "paused");
  const first = acting.find(({ duties }) => duties.includes("primary_contact"));
  return first ? first.name || first.email : people(acting.length);
}

/** Staff's word on a listing: yes or no, each with its letter and a note. */
export function ListingDecision({ organization, from, decide }: ListingDecisionProps) {
  const { id, name, listedAt, wantsListing } = organization;
  const hidden = (
    <>
      <input type="hidden" name="organizationId" value={id} />
      <input type="hidden" name="from" value={from} />
    </>
  );
  const noteField = (kind: string) => (
    <TextArea
      id={`${kind}-note-${id}`}
      name="note"
      label="A note for us"
      optional="(optional)"
      rows={2}
      maxLength={2000}
    />
  );
  return (
    <div className="case-decide">
      {listedAt || !wantsListing ? null : (
        <form action={decide}>
          {hidden}
          <p>It stands on the public list at once, and {readers(organization)} gets a letter that says so.</p>
          {noteField("yes")}
          <Button name="listed" value="yes">
            List {name}
          </Button>
        </form>
      )}
      <form action={decide}>
        {hidden}
        <p>
          {listedAt
            ? `It is off the public list at once, with its page, and ${readers(organization)} gets a letter that says why.`
            : `It stays off the list, and ${readers(organization)} gets a letter that says why not and what to do. It can ask again.`}
        </p>
        <fieldset className="field">
          <legend className="field-label">Why not</legend>
          {reasons.map(({ value, words }) => (
            <label key={value} className="tick">
              <input type="radio" name="reason" value={value} defaultChecked={value === "authority"} />
              <span className="tick-words">{words}</span>
            </label>
          ))}
        </fieldset>
        <TextArea
          id={`words-${id}`}
          name="words"
          label="What you add to the letter"
          optional="(optional)"
          rows={3}
          maxLength={2000}
        />
        {noteField("no")}
        <Button name="listed" value="no" look="danger">
          {listedAt ? `Take ${name} off the list` : `Do not list ${name}`}
        </Button>
      </form>
    </div>
  );
}

type AskNameUseProps = {
  organization: OrganizationCase;
  ask: (form: FormData) => Promise<void>;
};

/** The form that asks whether a name may stand under something. */
export function AskNameUse({ organization, ask }: AskNameUseProps) {
  const acting = organization.people.filter(({ status }) => status === "active" || status === "paused");
  return (
    <form action={ask}>
      <input type="hidden" name="organizationId" value={organization.id} />
      <Field
        name="title"
        label="What the name would stand under"
        hint="For example: Letter to the Assembly on AB 185. Use the same words for every organization you ask."
        maxLength={160}
        required
      />
      <TextArea
        name="text"
        label="Its text in full, or where it is"
        hint="It goes into the mail, and is kept with the answer."
        maxLength={5000}
        rows={6}
        required
      />
      <Field name="answerBy" label="Answer by" optional="(optional)" type="date" className="box-short" />
      <fieldset className="field">
        <legend className="field-label">Who gets the mail</legend>
        <label className="tick">
          <input type="radio" name="everyone" value="no" defaultChecked />
          <span className="tick-words">{readers(organization)}</span>
        </label>
        {acting.length > 1 ? (
          <label className="tick">
            <input type="radio" name="everyone" value="yes" />
            <span className="tick-words">All {acting.length} who act for it</span>
          </label>
        ) : null}
      </fieldset>
      <Button>Ask {organization.name}</Button>
    </form>
  );
}
