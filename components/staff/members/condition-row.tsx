"use client";

import type { PersonCondition } from "@/lib/members/filter";
import { choicesFor, type ConditionField, conditionFields } from "./filter-words";
import type { DataChoices } from "./member-words";

type ConditionRowProps = {
  condition: PersonCondition;
  data: DataChoices;
  change: (condition: PersonCondition) => void;
  /** Another field: the values of one mean nothing to the other. */
  changeField: (field: ConditionField) => void;
  remove: () => void;
};

type Values = Pick<ConditionRowProps, "condition" | "data" | "change">;

function Since({
  condition,
  change,
}: Pick<Values, "change"> & { condition: PersonCondition & { field: "since" } }) {
  const how = "lastDays" in condition ? "last" : "from" in condition ? "from" : "before";
  const day = "from" in condition ? condition.from : "before" in condition ? condition.before : "";
  const today = () => new Date().toISOString().slice(0, 10);
  return (
    <div className="condition-values">
      <select
        aria-label="When"
        value={how}
        onChange={({ target }) =>
          change(
            target.value === "last"
              ? { field: "since", lastDays: 30 }
              : target.value === "from"
                ? { field: "since", from: day || today() }
                : { field: "since", before: day || today() },
          )
        }
      >
        <option value="last">in the last … days</option>
        <option value="from">from a day on</option>
        <option value="before">before a day</option>
      </select>
      {"lastDays" in condition ? (
        <input
          type="number"
          aria-label="Days"
          min={1}
          max={36500}
          value={condition.lastDays}
          onChange={({ target }) => {
            const lastDays = Math.round(target.valueAsNumber);
            if (lastDays >= 1 && lastDays <= 36_500) change({ field: "since", lastDays });
          }}
        />
      ) : (
        <input
          type="date"
          aria-label="Day"
          value={day}
          onChange={({ target }) => {
            if (target.value)
              change(
                how === "from"
                  ? { field: "since", from: target.value }
                  : { field: "since", before: target.value },
              );
          }}
        />
      )}
    </div>
  );
}

function Several({ condition, data, change }: Values) {
  if (!("in" in condition)) return null;
  const chosen: readonly string[] = condition.in;
  const choices = choicesFor(condition.field, data) ?? [];
  const known = new Set(choices.map(({ value }) => value));
  const all = [
    ...choices,
    ...chosen.filter((it) => !known.has(it)).map((value) => ({ value, label: value })),
  ];
  const named = all.filter(({ value }) => chosen.includes(value)).map(({ label }) => label);
  const tick = (value: string, on: boolean) =>
    change({
      ...condition,
      in: all.map((each) => each.value).filter((each) => (each === value ? on : chosen.includes(each))),
    } as PersonCondition);
  if (all.length === 0) return <p className="text-quiet">Nobody has one yet.</p>;
  return (
    <details className="pick" open={chosen.length === 0 || undefined}>
      <summary>
        {named.length === 0 ? "Choose" : named.length < 4 ? named.join(" or ") : `${named.length} chosen`}
      </summary>
      <div className="pick-list">
        {all.map(({ value, label }) => (
          <label key={value} className="pick-choice">
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              onChange={({ target }) => tick(value, target.checked)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </details>
  );
}

function Value({ condition, data, change }: Values) {
  switch (condition.field) {
    case "since":
      return <Since condition={condition} change={change} />;
    case "text":
      return (
        <input
          type="text"
          aria-label="Words"
          value={condition.q}
          maxLength={100}
          onChange={({ target }) => change({ ...condition, q: target.value })}
        />
      );
    case "subscribed":
    case "has-organization":
      return (
        <select
          aria-label="Yes or no"
          value={condition.is ? "yes" : "no"}
          onChange={({ target }) => change({ ...condition, is: target.value === "yes" })}
        >
          <option value="yes">yes</option>
          <option value="no">no</option>
        </select>
      );
    default:
      return <Several condition={condition} data={data} change={change} />;
  }
}

/** One condition of a segment: what it is about, and the values that fit. */
export function ConditionRow({ condition, data, change, changeField, remove }: ConditionRowProps) {
  const heading = conditionFields.find(([field]) => field === condition.field)?.[1];
  return (
    <div className="condition">
      {heading ? (
        <select
          aria-label="What about them"
          value={condition.field}
          onChange={({ target }) => changeField(target.value as ConditionField)}
        >
          {conditionFields.map(([field, words]) => (
            <option key={field} value={field}>
              {words}
            </option>
          ))}
        </select>
      ) : (
        <span className="font-bold">Act for chosen organizations</span>
      )}
      <Value condition={condition} data={data} change={change} />
      {condition.field === "status" ? (
        <select
          aria-label="In whose name"
          value={condition.as ?? ""}
          onChange={({ target: { value } }) => {
            const rest = { ...condition };
            delete rest.as;
            change(value === "" ? rest : { ...rest, as: value as "individual" | "organization" });
          }}
        >
          <option value="">in any way</option>
          <option value="individual">in their own name</option>
          <option value="organization">for an organization</option>
        </select>
      ) : null}
      <button type="button" className="button button-quiet button-small" onClick={remove}>
        Remove<span className="sr-only"> the condition {heading}</span>
      </button>
    </div>
  );
}
