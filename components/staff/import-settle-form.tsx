"use client";

import { type FormEvent, startTransition, useActionState, useEffect, useRef } from "react";
import { fieldWords } from "@/components/staff/import-words";
import { Choice } from "@/components/forms/choice";
import { ErrorSummary } from "@/components/forms/error-summary";
import { Field, TextArea } from "@/components/forms/field";
import { Button } from "@/components/ui/button";
import type { ImportSample, ImportState } from "@/lib/members/import/schema";

export type SettleState = { errors: { name: string; message: string }[] };

type SettleFormProps = {
  list: ImportState;
  sample: ImportSample;
  check: (before: SettleState, form: FormData) => Promise<SettleState>;
};

/** Some of what stands in a column, for people to see what it is. */
const examples = (sample: ImportSample, place: number): string[] =>
  [...new Set(sample.rows.map(({ cells }) => cells[place]?.trim() ?? ""))].filter(Boolean).slice(0, 3);

/** What each column is, and what holds for everybody on the list. */
export function ImportSettleForm({ list, sample, check }: SettleFormProps) {
  const [{ errors }, settle, busy] = useActionState(check, { errors: [] });
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors.length > 0) top.current?.querySelector<HTMLElement>("[role=alert]")?.focus();
  }, [errors]);
  // The browser's own way would empty the form after the answer; what was typed stays.
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => settle(form));
  };
  const wrong = (name: string) => errors.find((error) => error.name === name)?.message;
  return (
    <form action={settle} onSubmit={submit} className="import-settle" noValidate>
      <div ref={top}>
        <ErrorSummary
          title={errors.length === 1 ? "One thing to correct" : `${errors.length} things to correct`}
          errors={errors}
        />
      </div>
      <input type="hidden" name="id" value={list.id} />
      <input type="hidden" name="encoding" value={list.encoding} />
      <input type="hidden" name="separator" value={list.separator === "\t" ? "tab" : list.separator} />
      <input type="hidden" name="headed" value={list.headed ? "yes" : "no"} />

      <section aria-labelledby="columns">
        <h2 id="columns" className="text-small-head font-black">
          What each column is
        </h2>
        <p className="mt-2 max-w-measure text-quiet">
          Guessed by the headings and by your last list. Look at each, and leave out what the site need not
          know.
        </p>
        {wrong("column-0") ? <p className="field-error mt-3">{wrong("column-0")}</p> : null}
        <ul className="import-columns">
          {sample.headings.map((heading, place) => (
            <li key={place}>
              <label htmlFor={`column-${place}`}>
                <span className="block font-bold [overflow-wrap:anywhere]">{heading}</span>
                <span className="import-examples">
                  {examples(sample, place).join(" · ") || "Empty in the first rows"}
                </span>
              </label>
              <select
                id={`column-${place}`}
                name="column"
                className="box"
                defaultValue={list.columns[place] ?? ""}
                data-out={list.columns[place] ? undefined : "true"}
              >
                <option value="">Left out</option>
                {Object.entries(fieldWords).map(([value, label]) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </select>
            </li>
          ))}
        </ul>
      </section>

      <section aria-labelledby="mail" className="import-terms">
        <h2 id="mail" className="text-small-head font-black">
          May they be written to?
        </h2>
        <Choice
          name="may"
          legend="What these people agreed to"
          pick="one"
          required
          error={wrong("may")}
          chosen={list.basis ? ["yes"] : []}
          options={[
            { value: "yes", label: "They agreed to hear from us, and I can say when and how" },
            {
              value: "no",
              label:
                "They did not, or I am not sure: keep them as known, count them nowhere, write to nobody",
            },
          ]}
        />
        <TextArea
          name="basis"
          label="When and how they agreed"
          optional="(if they did)"
          hint="As you would tell one of them who asks. It is kept with each person as the words of their consent: “Signed the paper list at the STEM summit in Fresno, 14 March 2026, under ‘Send me news’.”"
          rows={3}
          defaultValue={list.basis ?? ""}
          error={wrong("basis")}
        />
        <p className="max-w-measure text-quiet">
          Whoever left, paused, unsubscribed or asked to be erased stays as they are, whatever the list says.
          The import itself sends no mail.
        </p>
      </section>

      <section aria-labelledby="everybody" className="import-terms">
        <h2 id="everybody" className="text-small-head font-black">
          For everybody on it
        </h2>
        <Field
          name="source"
          label="The list’s name"
          hint="It stands on each record as where they come from."
          defaultValue={list.source}
          maxLength={120}
          error={wrong("source")}
        />
        <Field
          name="tags"
          label="Tags"
          optional="(optional)"
          hint="Added to each, with commas between: summit-2026, Fresno"
          defaultValue={list.tags.join(", ")}
        />
        <Choice
          name="locale"
          legend="Language where a row names none"
          pick="one"
          chosen={[list.locale]}
          options={[
            { value: "en", label: "English" },
            { value: "es", label: "Spanish" },
          ]}
        />
        <Choice
          name="known"
          legend="Where we know somebody and the list says otherwise"
          pick="one"
          chosen={[list.keepKnown ? "keep" : "replace"]}
          hint="Empty cells never wipe out anything."
          options={[
            { value: "replace", label: "Take the list’s name, ZIP code and so on" },
            { value: "keep", label: "Keep what we have, and only fill in what is empty" },
          ]}
        />
      </section>
      <Button disabled={busy}>{busy ? "One moment …" : "Try every row"}</Button>
      <p className="text-quiet">Nothing is changed yet: you see first what would come of each row.</p>
    </form>
  );
}
