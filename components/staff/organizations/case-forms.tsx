import { Button } from "@/components/ui/button";
import type { OrganizationCase, OrganizationPerson } from "@/lib/members/queries/organization-schema";

type AuthorityFormProps = {
  organizationId: string;
  person: OrganizationPerson;
  decide: (form: FormData) => Promise<void>;
};

/** Staff's word that somebody may speak for an organization, with how they know; or the end of it. */
export function AuthorityForm({ organizationId, person, decide }: AuthorityFormProps) {
  if (person.status !== "active" && person.status !== "paused") return null;
  const name = person.name || person.email;
  const hidden = (
    <>
      <input type="hidden" name="organizationId" value={organizationId} />
      <input type="hidden" name="membershipId" value={person.membershipId} />
    </>
  );
  if (person.proof === "staff")
    return (
      <form action={decide} className="mt-2">
        {hidden}
        <Button look="quiet" small name="decision" value="withdrawn">
          Take back staff&apos;s word on {name}
        </Button>
      </form>
    );
  if (person.proof === "domain") return null;
  const id = `proof-${person.membershipId}`;
  return (
    <details className="record-act">
      <summary>{name} may speak for it: write down how we know</summary>
      <form action={decide}>
        {hidden}
        <p className="field">
          <label className="field-label" htmlFor={id}>
            How we know
          </label>
          <input className="box" id={id} name="note" maxLength={2000} required autoComplete="off" />
        </p>
        <p>
          <Button look="quiet" small name="decision" value="shown">
            {name} may speak for it
          </Button>
        </p>
      </form>
    </details>
  );
}

type ParentFormProps = { organization: OrganizationCase; set: (form: FormData) => Promise<void> };

/** What an organization is a part of, by the name of that one's record. Its own people's proposal stands in the field. */
export function ParentForm({ organization, set }: ParentFormProps) {
  const { id, parent, proposedParent, parentOffers } = organization;
  return (
    <form action={set}>
      <input type="hidden" name="organizationId" value={id} />
      {proposedParent ? (
        <p>
          Its people say that it is part of <strong>{proposedParent}</strong>.{" "}
          {parentOffers.length === 0
            ? "No record here has that name."
            : parentOffers.length === 1
              ? "There is a record of that name."
              : `${parentOffers.length} records have that name.`}
        </p>
      ) : null}
      <p className="field">
        <label className="field-label" htmlFor="parent-name">
          It is part of
        </label>
        <span className="field-hint" id="parent-name-hint">
          The name as the larger organization&apos;s record has it. Empty: of none.
        </span>
        <input
          className="box"
          id="parent-name"
          name="parent"
          defaultValue={parentOffers[0]?.name ?? parent?.name ?? ""}
          maxLength={200}
          autoComplete="off"
          aria-describedby="parent-name-hint"
        />
      </p>
      <p>
        <Button look="quiet" small>
          Settle it
        </Button>
      </p>
    </form>
  );
}

type SameFormProps = { organizationId: string; propose: (form: FormData) => Promise<void> };

/** Puts a record beside another that may be the same organization. */
export function SameForm({ organizationId, propose }: SameFormProps) {
  return (
    <form action={propose}>
      <input type="hidden" name="organizationId" value={organizationId} />
      <p>You see both records side by side before anything is changed.</p>
      <p className="field">
        <label className="field-label" htmlFor="other">
          The other record
        </label>
        <span className="field-hint" id="other-hint">
          Its name as that record has it, its website, or its public address here.
        </span>
        <input
          className="box"
          id="other"
          name="other"
          minLength={2}
          maxLength={200}
          required
          autoComplete="off"
          aria-describedby="other-hint"
        />
      </p>
      <p>
        <Button look="quiet" small>
          Look at both
        </Button>
      </p>
    </form>
  );
}
