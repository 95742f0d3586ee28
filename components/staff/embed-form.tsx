"use client";

import { useActionState } from "react";
import { TextArea } from "@/components/forms/field";
import { Copied } from "@/components/staff/copied";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { EmbedFormState } from "@/lib/members/ways-in";

type EmbedFormProps = {
  /** The sites that are let in now. */
  origins: readonly string[];
  snippet: string;
  save: (previous: EmbedFormState, form: FormData) => Promise<EmbedFormState>;
};

/** The sites that may show the join form, and what they paste. */
export function EmbedForm({ origins, snippet, save }: EmbedFormProps) {
  const [{ typed, wrong, kept }, submit] = useActionState(save, {
    typed: origins.join("\n"),
    wrong: null,
    kept: false,
  });
  return (
    <div className="mt-4 grid gap-8">
      <form action={submit} noValidate className="grid max-w-form justify-items-start gap-4">
        {kept ? (
          <div role="status">
            <Notice>
              {typed
                ? "Kept. These sites can show the form from now on."
                : "Kept. No site can show the form now."}
            </Notice>
          </div>
        ) : null}
        <TextArea
          name="origins"
          label="Sites that may show the form"
          hint="One a line, such as https://www.example.org. Browsers refuse the form on every other site. Leave it empty to let none."
          error={
            wrong === null
              ? undefined
              : `“${wrong}” is no address of a site. Write it as https://www.example.org, without anything behind it.`
          }
          defaultValue={typed}
          key={typed}
          rows={5}
          autoCapitalize="none"
          spellCheck={false}
        />
        <Button>Keep this list</Button>
      </form>
      <div className="max-w-form">
        <Copied
          id="snippet"
          label="What they paste into their page"
          hint="Needs no script and no cookie. A partner’s page and a campaign’s page hold the same with their own code; for Spanish put /es in front of /embed."
          value={snippet}
          rows={3}
        />
      </div>
    </div>
  );
}
