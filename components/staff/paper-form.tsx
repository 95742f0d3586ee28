"use client";

import { useActionState, useEffect, useRef } from "react";
import { Choice } from "@/components/forms/choice";
import { EmailField, Field, Select } from "@/components/forms/field";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { PaperFormState } from "@/lib/members/paper";
import { interests } from "@/lib/members/schema";
import { translator } from "@/lib/platform/i18n";

const words: Record<string, string> = {
  "event-missing": "Enter where the sheet was signed.",
  "day-wrong": "Enter the day it was signed, today at the latest.",
  "locale-missing": "Choose the language of the sheet.",
  "firstName-missing": "Enter the first name.",
};

const languages = [
  { value: "en", label: "English" },
  { value: "es", label: "Spanish" },
];

type PaperFormProps = {
  /** The day it is, YYYY-MM-DD. */
  today: string;
  enter: (previous: PaperFormState, form: FormData) => Promise<PaperFormState>;
};

/** One sheet after the other, by keyboard: Enter adds and goes on; the event, the day and the language stay. */
export function PaperForm({ today, enter }: PaperFormProps) {
  const [{ values, problems, added }, submit, busy] = useActionState(enter, {
    values: {
      ...{ event: "", day: today, locale: "en" },
      ...{ email: "", firstName: "", lastName: "", zip: "", interests: [] },
    },
    problems: {},
    added: null,
  });
  const form = useRef<HTMLFormElement>(null);
  const count = added?.count ?? 0;
  const wrong = Object.keys(problems)[0];
  // The next sheet begins where the hands are; a slip is where they are led.
  useEffect(() => {
    const field = wrong ?? (count > 0 ? "email" : null);
    if (field) form.current?.querySelector<HTMLElement>(`#${field}`)?.focus();
  }, [count, wrong, problems]);
  const t = translator("en", "join");
  const errorOf = (name: keyof typeof problems) => {
    const code = problems[name];
    return code && (words[code] ?? t(`errors.${code as "email-wrong"}`));
  };
  return (
    <form action={submit} ref={form} noValidate className="paper" aria-label="A paper sign-up">
      <div role="status">
        {added ? (
          <Notice>
            {added.name}: a mail goes to {added.email}. {count === 1 ? "One entry" : `${count} entries`} so
            far.
          </Notice>
        ) : null}
      </div>
      <div className="paper-row" key={`where-${count}-${wrong}`}>
        <Field
          name="event"
          label="Where it was signed"
          error={errorOf("event")}
          defaultValue={values.event}
        />
        <Field
          name="day"
          label="On"
          type="date"
          max={today}
          error={errorOf("day")}
          defaultValue={values.day}
        />
        <Select
          name="locale"
          label="Language of the sheet"
          error={errorOf("locale")}
          options={languages}
          defaultValue={values.locale}
        />
      </div>
      <div className="paper-row" key={`who-${count}-${wrong}`}>
        <EmailField
          name="email"
          label="Email address"
          error={errorOf("email")}
          defaultValue={values.email}
          autoComplete="off"
        />
        <Field
          name="firstName"
          label="First name"
          error={errorOf("firstName")}
          defaultValue={values.firstName}
          autoComplete="off"
        />
        <Field
          name="lastName"
          label="Last name"
          optional="(optional)"
          error={errorOf("lastName")}
          defaultValue={values.lastName}
          autoComplete="off"
        />
        <Field
          name="zip"
          label="ZIP code"
          optional="(optional)"
          error={errorOf("zip")}
          defaultValue={values.zip}
          inputMode="numeric"
          autoComplete="off"
        />
      </div>
      <Choice
        key={`about-${count}-${wrong}`}
        name="interests"
        legend="Issues they ticked"
        pick="several"
        options={interests.map((value) => ({ value, label: t(`interest.${value}`) }))}
        chosen={values.interests}
      />
      <Button disabled={busy}>Add and next</Button>
    </form>
  );
}
