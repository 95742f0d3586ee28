"use client";

import { useActionState } from "react";
import { Choice } from "@/components/forms/choice";
import { ErrorSummary } from "@/components/forms/error-summary";
import { Field, Select } from "@/components/forms/field";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { CorrectionValues } from "@/lib/members/correction";
import { audiences, interests } from "@/lib/members/schema";

export type CorrectionState = {
  outcome: "unchanged" | "same" | "invalid" | "changed-elsewhere" | "gone";
  /** What stands in the fields: as typed, whatever came of it. */
  values: CorrectionValues;
  /** The state of the record that the fields were filled from. */
  version: string;
  /** What the record holds now, when somebody else changed it meanwhile, and its version. */
  now?: { version: string; lines: { label: string; value: string }[] };
  errors: readonly { name: string; message: string }[];
};

const audienceNames: Readonly<Record<(typeof audiences)[number], string>> = {
  parent: "Parent",
  educator: "Educator",
  student: "Student",
  business: "In business",
  community: "Community member",
  official: "Official",
};
const interestNames: Readonly<Record<(typeof interests)[number], string>> = {
  stem: "STEM",
  "linked-learning": "Linked Learning",
};

type CorrectionFormProps = {
  personId: string;
  initial: CorrectionState;
  correct: (before: CorrectionState, form: FormData) => Promise<CorrectionState>;
};

/** Corrects what is known of a person. What somebody else changed meanwhile is shown and never overwritten by mistake. */
export function CorrectionForm({ personId, initial, correct }: CorrectionFormProps) {
  const [state, act, saving] = useActionState(correct, initial);
  const { values, errors } = state;
  const errorOf = (name: string) => errors.find((error) => error.name === name)?.message;
  return (
    <form action={act} aria-busy={saving} className="grid max-w-form gap-5">
      <input type="hidden" name="personId" value={personId} />
      <input type="hidden" name="version" value={state.version} />
      <ErrorSummary title="Not saved yet" errors={errors} />
      {state.now ? (
        <div role="alert">
          <Notice tone="wrong" title="Not saved: somebody changed this record since you opened it">
            <p className="mt-2">What you typed is still below. The record holds now:</p>
            <ul className="mt-2 list-disc pl-5">
              {state.now.lines.map(({ label, value }) => (
                <li key={label}>
                  {label}: {value}
                </li>
              ))}
            </ul>
            <p className="mt-4">
              <Button look="danger" small name="overwrite" value={state.now.version}>
                Replace it with mine
              </Button>
            </p>
          </Notice>
        </div>
      ) : null}
      <div role="status" className="empty:hidden">
        {state.outcome === "same" ? (
          <p className="font-bold">Nothing was different, so nothing was changed.</p>
        ) : null}
        {state.outcome === "gone" ? <p className="font-bold">This record is no longer here.</p> : null}
      </div>
      <div className="grid gap-5" key={JSON.stringify(values)}>
        <div className="grid gap-5 sm:grid-cols-2">
          <Field
            name="firstName"
            label="First name"
            defaultValue={values.firstName}
            error={errorOf("firstName")}
          />
          <Field
            name="lastName"
            label="Last name"
            defaultValue={values.lastName}
            error={errorOf("lastName")}
          />
        </div>
        <div className="grid gap-5 sm:grid-cols-2">
          <Field
            name="zip"
            label="ZIP code"
            defaultValue={values.zip}
            error={errorOf("zip")}
            inputMode="numeric"
            autoComplete="off"
          />
          <Select
            name="locale"
            label="Language"
            defaultValue={values.locale}
            options={[
              { value: "en", label: "English" },
              { value: "es", label: "Spanish" },
            ]}
            error={errorOf("locale")}
          />
        </div>
        <Select
          name="audience"
          label="Is"
          empty="Not known"
          defaultValue={values.audience}
          options={audiences.map((value) => ({ value, label: audienceNames[value] }))}
          error={errorOf("audience")}
        />
        <Choice
          name="interests"
          legend="Interests"
          pick="several"
          chosen={values.interests}
          options={interests.map((value) => ({ value, label: interestNames[value] }))}
        />
        <Field
          name="why"
          label="Why"
          hint="Stands on their timeline, for example “told me at the fair in Fresno”."
          defaultValue={values.why}
          error={errorOf("why")}
          maxLength={500}
          autoComplete="off"
        />
      </div>
      <p>
        <Button disabled={saving}>{saving ? "Saving …" : "Save the correction"}</Button>
      </p>
    </form>
  );
}
