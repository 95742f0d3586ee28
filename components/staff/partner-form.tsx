"use client";

import { useActionState } from "react";
import { Field } from "@/components/forms/field";
import { Button } from "@/components/ui/button";
import type { PartnerFormState } from "@/lib/members/ways-in";

const problems: Record<NonNullable<PartnerFormState["problem"]>, { field: string; words: string }> = {
  name: { field: "name", words: "Enter the partner’s name: at most 100 characters, no web address." },
  code: { field: "code", words: "Enter a code of letters and digits, at most 60 of them." },
  taken: { field: "code", words: "Another partner has that code. Enter one that nobody has." },
  "no-organization": {
    field: "organization",
    words: "No member organization has that name. Write it as on its record, or leave this empty.",
  },
  "several-organizations": {
    field: "organization",
    words: "Several organizations have that name. Settle the possible duplicates first, or leave this empty.",
  },
};

const empty: PartnerFormState = { typed: { name: "", code: "", organization: "" }, problem: null };

type PartnerFormProps = {
  add: (previous: PartnerFormState, form: FormData) => Promise<PartnerFormState>;
};

/** Adds a partner: a name is enough. */
export function PartnerForm({ add }: PartnerFormProps) {
  const [{ typed, problem }, submit] = useActionState(add, empty);
  const wrong = problem ? problems[problem] : null;
  const errorOf = (field: string) => (wrong?.field === field ? wrong.words : undefined);
  return (
    <form action={submit} noValidate className="way-form" aria-label="Add a partner">
      <Field name="name" label="Partner’s name" error={errorOf("name")} defaultValue={typed.name} required />
      <Field
        name="code"
        label="Code"
        optional="(optional)"
        hint="Stands in their link. Made of the name if you leave it empty."
        error={errorOf("code")}
        defaultValue={typed.code}
        autoCapitalize="none"
        spellCheck={false}
      />
      <Field
        name="organization"
        label="Member organization"
        optional="(optional)"
        hint="Its name, if the partner is one of our member organizations."
        error={errorOf("organization")}
        defaultValue={typed.organization}
      />
      <Button>Add the partner</Button>
    </form>
  );
}
