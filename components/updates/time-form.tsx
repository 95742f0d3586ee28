"use client";

import { useActionState } from "react";
import { Checkbox, Choice } from "@/components/forms/choice";
import { ErrorSummary } from "@/components/forms/error-summary";
import { Field, Select } from "@/components/forms/field";
import { Button } from "@/components/ui/button";
import type { TypedSchedule } from "@/lib/updates/schedule";

export type TimeFormState = {
  typed: TypedSchedule;
  errors: readonly { name: string; message: string }[];
};

type TimeFormProps = {
  id: string;
  initial: TypedSchedule;
  /** Time zones with what they are called. */
  zones: readonly (readonly [name: string, label: string])[];
  save: (before: TimeFormState, form: FormData) => Promise<TimeFormState>;
  /** Whether it is approved already: then "at once" sends it. */
  approved?: boolean;
};

/** When an update goes out: at once, or at an hour of a named time zone. */
export function TimeForm({ id, initial, zones, save, approved = false }: TimeFormProps) {
  const [{ typed, errors }, submit, saving] = useActionState(save, { typed: initial, errors: [] });
  const errorOf = (name: string) => errors.find((error) => error.name === name)?.message;
  return (
    <form
      action={submit}
      noValidate
      className="time-form"
      key={JSON.stringify([typed, errors])}
      aria-busy={saving}
    >
      <input type="hidden" name="id" value={id} />
      <ErrorSummary title="Not changed yet" errors={errors} />
      <Choice
        name="when"
        legend="It begins"
        pick="one"
        chosen={[typed.when]}
        options={[
          { value: "now", label: approved ? "now" : "as soon as it is approved" },
          { value: "at", label: "at this time" },
        ]}
      />
      <div className="time-fields">
        <Field name="day" type="date" label="Day" error={errorOf("day")} defaultValue={typed.day} />
        <Field name="hour" type="time" label="Time" error={errorOf("hour")} defaultValue={typed.hour} />
        <Select
          name="zone"
          label="Time zone"
          error={errorOf("zone")}
          defaultValue={typed.zone}
          options={zones.map(([value, label]) => ({ value, label }))}
        />
      </div>
      <Checkbox
        name="local"
        value="yes"
        defaultChecked={typed.local}
        error={errorOf("local")}
        label="Everyone gets it at that hour of their own time zone, by their ZIP code"
      />
      <Button look="quiet" disabled={saving}>
        {approved ? "Change when it goes out" : "Keep this time"}
      </Button>
    </form>
  );
}
