import { Field, TextArea } from "@/components/forms/field";
import { countOf } from "@/components/staff/record/pair-choice";
import { Act } from "@/components/staff/record/act";
import { Button } from "@/components/ui/button";
import type { PersonRecord } from "@/lib/members/queries/get-person-record";

type Action = (form: FormData) => Promise<void>;
type Membership = PersonRecord["memberships"][number];

type PersonActsProps = {
  person: PersonRecord;
  /** Who is asking: nobody takes themselves out here. */
  viewerId: string;
  actions: {
    setStandingAction: Action;
    withdrawUpdatesAction: Action;
    liftSuppressionAction: Action;
    sendAccountLinkAction: Action;
    erasePersonAction: Action;
  };
  /** Puts this record beside another; takes `address`. */
  propose: Action;
};

const nameOf = ({ organization }: Membership) =>
  organization ? `For ${organization.name}` : "In their own name";

/** What staff can do for, or to, somebody. Each act says what will come of it before it is done. */
export function PersonActs({ person, viewerId, actions, propose }: PersonActsProps) {
  const standing = (...statuses: Membership["status"][]) =>
    person.memberships.filter(({ status }) => statuses.includes(status));
  const active = standing("active");
  const paused = standing("paused");
  const there = standing("active", "paused", "pending");
  return (
    <div>
      <Act
        title="Send them a link to their account"
        personId={person.id}
        action={actions.sendAccountLinkAction}
      >
        <p>
          {person.email} gets a mail with a link that opens their account once. There they see and change
          everything that is kept of them.
        </p>
        <p>
          <Button>Send the link</Button>
        </p>
      </Act>
      {active.length > 0 ? (
        <Act title="Pause" personId={person.id} action={actions.setStandingAction}>
          <p>They stay, and get no updates until somebody resumes it.</p>
          <Which act="pause" memberships={active} />
          <Why act="pause" />
          <p>
            <Button>Pause</Button>
          </p>
        </Act>
      ) : null}
      {paused.length > 0 ? (
        <Act title="Resume" personId={person.id} action={actions.setStandingAction}>
          <p>
            They are a member as before
            {person.unsubscribedAt ? ", and get no updates: they unsubscribed." : ", and get updates again."}
          </p>
          <Which act="resume" memberships={paused} />
          <Why act="resume" />
          <p>
            <Button>Resume</Button>
          </p>
        </Act>
      ) : null}
      {person.suppressed ? (
        <Act title="Write to their address again" personId={person.id} action={actions.liftSuppressionAction}>
          <p>
            {person.suppressed.reason === "complaint"
              ? "They marked our mail as spam. Do this only if they told you that it was a mistake. What they agreed to stays as it is."
              : `The next update goes to ${person.email} again. If it comes back once more, nothing is sent there again.`}
          </p>
          <TextArea
            name="words"
            label="What you know"
            hint="Such as: they wrote from this address on Monday. Stands on their timeline, and in the copy of their data."
            rows={2}
            maxLength={500}
            required
          />
          <p>
            <Button>Write to it again</Button>
          </p>
        </Act>
      ) : null}
      {person.mail.length === 0 ? null : (
        <Act
          title="Stop the updates, because they asked"
          personId={person.id}
          action={actions.withdrawUpdatesAction}
        >
          <p>
            They get no more updates, alerts or notices, at once. You cannot undo it: only they themselves can
            agree again, by a link from us.
          </p>
          <TextArea
            name="words"
            label="What they said"
            hint="In their own words, with when and how: they are kept as their withdrawal."
            rows={3}
            maxLength={500}
            required
          />
          <p>
            <Button look="danger">Stop the updates</Button>
          </p>
        </Act>
      )}
      {there.length > 0 ? (
        <Act title="Remove from the members" personId={person.id} action={actions.setStandingAction}>
          <p>
            What is chosen ends. Their record stays, with its history; joining again by themselves does not
            bring back what was removed.
          </p>
          <Which act="remove" memberships={there} />
          <Why act="remove" required />
          <p>
            <Button look="danger">Remove</Button>
          </p>
        </Act>
      ) : null}
      <Act title="This is the same person as …" personId={person.id} action={propose}>
        <p>You see both records side by side before anything is changed.</p>
        <Field
          name="address"
          label="An address of the other record"
          type="email"
          maxLength={254}
          autoComplete="off"
          required
        />
        <p>
          <Button look="quiet">Look at both</Button>
        </p>
      </Act>
      {person.id === viewerId ? null : (
        <Act
          title="Delete everything, because they asked"
          personId={person.id}
          action={actions.erasePersonAction}
        >
          <p>
            Their record goes, with {countOf(person.memberships.length, "membership", "memberships")}, its
            consents, notes and timeline, at once and for good. What stays is a mark that their addresses must
            not be written to, which shows nobody the address. Nobody can undo it.
          </p>
          <div className="field">
            <label className="tick">
              <input type="checkbox" name="sure" value="yes" required />
              <span className="tick-words">They asked for it, and I am sure that it was them</span>
            </label>
          </div>
          <p>
            <Button look="danger">Delete {person.name || person.email} for good</Button>
          </p>
        </Act>
      )}
    </div>
  );
}

/** Which memberships are meant: the only one, or those that are ticked. */
function Which({ act, memberships }: { act: string; memberships: readonly Membership[] }) {
  const [only] = memberships;
  return (
    <>
      <input type="hidden" name="act" value={act} />
      {memberships.length === 1 && only ? (
        <p>
          <input type="hidden" name="membershipId" value={only.id} />
          It is about: <strong>{nameOf(only)}</strong>
        </p>
      ) : (
        <fieldset className="field">
          <legend className="field-label">Which?</legend>
          {memberships.map((membership) => (
            <label key={membership.id} className="tick">
              <input
                type="checkbox"
                name="membershipId"
                value={membership.id}
                defaultChecked={act !== "remove"}
              />
              <span className="tick-words">{nameOf(membership)}</span>
            </label>
          ))}
        </fieldset>
      )}
    </>
  );
}

/** Why something is done. Several stand on one page, so each has an id of its own. */
function Why({ act, required }: { act: string; required?: boolean }) {
  return (
    <Field
      id={`${act}-why`}
      name="why"
      label="Why"
      hint="Stands on their timeline, and in the copy of their data."
      maxLength={500}
      autoComplete="off"
      {...(required ? { required } : { optional: "(optional)" })}
    />
  );
}
