"use client";

import { useActionState } from "react";
import { Checkbox } from "@/components/forms/choice";
import { ErrorSummary } from "@/components/forms/error-summary";
import { Field, TextArea } from "@/components/forms/field";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { TypedUpdateSettings } from "@/lib/updates/settings";

export type UpdateSettingsState = {
  typed: TypedUpdateSettings;
  errors: readonly { name: keyof TypedUpdateSettings; message: string }[];
  kept: boolean;
};

/** The settings that are typed. */
type Written = Exclude<keyof TypedUpdateSettings, "fourEyes" | "clicks">;

const percents: readonly { name: Written; label: string; hint: string }[] = [
  {
    name: "refusedPercent",
    label: "Refused at once, in percent",
    hint: "The receiving servers say no while we hand it over. 10 is usual.",
  },
  {
    name: "bouncedPercent",
    label: "Came back, in percent",
    hint: "Taken first, then returned because the address does not exist. 5 is usual.",
  },
  {
    name: "complainedPercent",
    label: "Reported as unwanted, in percent",
    hint: "People press “This is spam”. Google and Yahoo stop taking mail at 0.3.",
  },
];

type SettingsFormProps = {
  settings: TypedUpdateSettings;
  save: (before: UpdateSettingsState, form: FormData) => Promise<UpdateSettingsState>;
};

/** What an admin settles about updates, each with what it means for those who write and read them. */
export function SettingsForm({ settings, save }: SettingsFormProps) {
  const [{ typed, errors, kept }, submit, saving] = useActionState(save, {
    typed: settings,
    errors: [],
    kept: false,
  });
  const errorOf = (name: keyof TypedUpdateSettings) => errors.find((error) => error.name === name)?.message;
  const about = (name: Written) => ({ name, error: errorOf(name), defaultValue: typed[name] });
  return (
    <form
      action={submit}
      noValidate
      className="grid max-w-form justify-items-start gap-10"
      aria-busy={saving}
      key={JSON.stringify([typed, errors])}
    >
      <ErrorSummary title="Nothing was changed yet" errors={errors} />
      <div role="status" className="empty:hidden">
        {kept ? <Notice>Kept. It counts from now on, also for what is being sent.</Notice> : null}
      </div>

      <Part title="Who may send">
        <Checkbox
          name="fourEyes"
          value="yes"
          defaultChecked={typed.fourEyes}
          label="A large update is approved by somebody who did not write it"
        />
        <p className="max-w-measure text-quiet">
          Whoever wrote it, changed it last or handed it in cannot approve it. A second pair of eyes finds the
          wrong date before everybody has it. Nobody can approve for somebody else: each signs in as
          themselves.
        </p>
        <Field
          {...about("fourEyesAbove")}
          label="What counts as large"
          hint="For more people than this. 0 means every update, a very large number means none."
          inputMode="numeric"
          autoComplete="off"
        />
      </Part>

      <Part title="When a send stops by itself">
        <p className="max-w-measure text-quiet">
          A send that goes wrong is paused before it harms: mailbox providers stop believing a sender whose
          mail nobody takes or wants, for weeks. Whoever approved it gets a mail, and somebody decides whether
          it goes on.
        </p>
        {percents.map(({ name, ...words }) => (
          <Field key={name} {...about(name)} {...words} inputMode="decimal" autoComplete="off" />
        ))}
      </Part>

      <Part title="How fast">
        <Field
          {...about("domainRate")}
          label="Messages a second to one provider"
          optional="(optional)"
          hint="Gmail, Outlook and others take only so many at a time and say so; then we slow down for them alone. Settle a number only if a provider asked for it. Empty: as fast as the whole send."
          inputMode="decimal"
          autoComplete="off"
        />
      </Part>

      <Part title="What readers are told, and what we learn of them">
        <TextArea
          {...about("postalAddress")}
          label="Postal address"
          hint="Stands in the foot of every update. The law of the United States (CAN-SPAM) asks for a street address or a post office box where the organization gets paper mail."
          rows={4}
          autoComplete="street-address"
        />
        <Checkbox
          name="clicks"
          value="yes"
          defaultChecked={typed.clicks}
          label="Count who follows the links of an update"
        />
        <p className="max-w-measure text-quiet">
          Links then lead through this site, the mail says so in its foot, and the single clicks are deleted
          after 90 days. Whether somebody opened a mail is never counted: that needs a hidden picture. Without
          this, nobody can tell which of two subjects worked better, and a test of subjects is decided by
          hand. It counts for updates that are approved from now on.
        </p>
      </Part>
      <Button disabled={saving}>{saving ? "Keeping …" : "Keep these settings"}</Button>
    </form>
  );
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <fieldset className="grid w-full gap-5 border-t-3 border-rule pt-4">
      <legend className="sr-only">{title}</legend>
      <h2 className="text-small-head font-black" aria-hidden="true">
        {title}
      </h2>
      {children}
    </fieldset>
  );
}
