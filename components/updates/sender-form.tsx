"use client";

import { useActionState } from "react";
import { ErrorSummary } from "@/components/forms/error-summary";
import { EmailField, Field } from "@/components/forms/field";
import { Button } from "@/components/ui/button";

export type SenderFormState = {
  /** What stands in the fields. */
  typed: { name: string; email: string; replyTo: string };
  errors: readonly { name: "name" | "email" | "replyTo"; message: string }[];
};

const empty: SenderFormState = { typed: { name: "", email: "", replyTo: "" }, errors: [] };

type SenderFormProps = { add: (before: SenderFormState, form: FormData) => Promise<SenderFormState> };

/** Adds a sender: its reader is asked by mail. */
export function SenderForm({ add }: SenderFormProps) {
  const [{ typed, errors }, act, adding] = useActionState(add, empty);
  const errorOf = (name: string) => errors.find((error) => error.name === name)?.message;
  return (
    <form action={act} className="grid max-w-form gap-5" noValidate>
      <ErrorSummary title="Not added yet" errors={errors} />
      <Field
        name="name"
        label="Name in the inbox"
        hint="What members see first, such as “Rosa at the Movement”."
        error={errorOf("name")}
        defaultValue={typed.name}
        maxLength={100}
        autoComplete="off"
      />
      <EmailField
        name="email"
        label="Address"
        hint="At the organization’s own domain, so that mail programs trust it. A mail goes there and asks."
        error={errorOf("email")}
        defaultValue={typed.email}
        autoComplete="off"
        maxLength={254}
      />
      <EmailField
        name="replyTo"
        label="Answers go to"
        optional="(optional)"
        hint="Another address, if answers are not to go to the sender."
        error={errorOf("replyTo")}
        defaultValue={typed.replyTo}
        autoComplete="off"
        maxLength={254}
      />
      <p>
        <Button disabled={adding}>{adding ? "Adding …" : "Add it and ask its reader"}</Button>
      </p>
    </form>
  );
}
