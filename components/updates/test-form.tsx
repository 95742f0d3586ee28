"use client";

import { useActionState } from "react";
import { Choice } from "@/components/forms/choice";
import { ErrorSummary } from "@/components/forms/error-summary";
import { Field, Select } from "@/components/forms/field";
import { Button } from "@/components/ui/button";
import { languageNames } from "@/components/updates/obstacle-list";
import type { Locale } from "@/lib/platform/i18n";

export type TestFormState = {
  typed: { share: string; minutes: string; rule: string; subjects: Readonly<Record<string, string>> };
  errors: readonly { name: string; message: string }[];
};

type TestFormProps = {
  id: string;
  initial: TestFormState["typed"];
  /** The languages it is written in, with the first subject of each. */
  first: readonly { locale: Locale; subject: string }[];
  shares: readonly { value: string; label: string }[];
  lengths: readonly { value: string; label: string }[];
  /** Whether clicks are counted here, so that they can decide. */
  clicks: boolean;
  /** Whether a test is settled. */
  settled: boolean;
  save: (before: TestFormState, form: FormData) => Promise<TestFormState>;
};

/** Two or three subjects that a random part of the recipients tries. */
export function TestForm({ id, initial, first, shares, lengths, clicks, settled, save }: TestFormProps) {
  const [{ typed, errors }, submit, saving] = useActionState(save, { typed: initial, errors: [] });
  const errorOf = (name: string) => errors.find((error) => error.name === name)?.message;
  return (
    <form
      action={submit}
      noValidate
      className="grid max-w-form justify-items-start gap-5"
      key={JSON.stringify([typed, errors])}
      aria-busy={saving}
    >
      <input type="hidden" name="id" value={id} />
      <ErrorSummary title="The test is not settled yet" errors={errors} />
      {first.map(({ locale, subject }) => (
        <fieldset key={locale} className="grid w-full gap-4 border-t-3 border-rule pt-3">
          <legend className="sr-only">Subjects in {languageNames[locale]}</legend>
          <p>
            <span className="field-label block">First subject in {languageNames[locale]}</span>
            <span lang={locale}>{subject}</span>
          </p>
          {[2, 3].map((number) => (
            <Field
              key={number}
              name={`${locale}-${number}`}
              label={`${number === 2 ? "Second" : "Third"} subject in ${languageNames[locale]}`}
              {...(number === 3 && { optional: "(optional)" })}
              error={errorOf(`${locale}-${number}`)}
              defaultValue={typed.subjects[`${locale}-${number}`] ?? ""}
              lang={locale}
              maxLength={150}
              autoComplete="off"
            />
          ))}
        </fieldset>
      ))}
      <Select
        name="share"
        label="How many try them"
        hint="Drawn by lot. The others get the winner, later."
        error={errorOf("share")}
        defaultValue={typed.share}
        options={shares}
      />
      <Select
        name="minutes"
        label="For how long"
        hint="Most of those who follow a link at all do so in the first hours."
        error={errorOf("minutes")}
        defaultValue={typed.minutes}
        options={lengths}
      />
      <Choice
        name="rule"
        legend="Who decides"
        pick="one"
        chosen={[clicks ? typed.rule : "hand"]}
        error={errorOf("rule")}
        options={[
          { value: "hand", label: "Somebody here, on the page of the send. Until then the others wait." },
          ...(clicks
            ? [
                {
                  value: "clicks",
                  label: "The subject whose readers followed a link most, by itself when the time is over",
                },
              ]
            : []),
        ]}
      />
      {clicks ? null : (
        <p className="text-quiet">
          Clicks are not counted here, so nothing shows which subject worked better but what people write
          back. An admin can have them counted, in the settings of updates.
        </p>
      )}
      <p className="flex flex-wrap gap-4">
        <Button look="quiet" disabled={saving}>
          Test these subjects
        </Button>
        {settled ? (
          <Button look="quiet" name="test" value="none" disabled={saving}>
            No test
          </Button>
        ) : null}
      </p>
    </form>
  );
}
