import { Field } from "@/components/forms/field";
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
  return (
    <details className="record-act">
      <summary>{name} may speak for it: write down how we know</summary>
      <form action={decide}>
        {hidden}
        <Field
          id={`proof-${person.membershipId}`}
          name="note"
          label="How we know"
          maxLength={2000}
          required
          autoComplete="off"
        />
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
      <Field
        id="parent-name"
        name="parent"
        label="It is part of"
        hint="The name as the larger organization's record has it. Empty: of none."
        defaultValue={parentOffers[0]?.name ?? parent?.name ?? ""}
        maxLength={200}
        autoComplete="off"
      />
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
      <Field
        name="other"
        label="The other record"
        hint="Its name as that record has it, its website, or its public address here."
        minLength={2}
        maxLength={200}
        required
        autoComplete="off"
      />
      <p>
        <Button look="quiet" small>
          Look at both
        </Button>
      </p>
    </form>
  );
}
