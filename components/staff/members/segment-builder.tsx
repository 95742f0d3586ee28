"use client";

import { useActionState, useEffect, useRef, useState, useTransition } from "react";
import { Field } from "@/components/forms/field";
import { Notice } from "@/components/ui/notice";
import { DEEPEST_FILTER, type PersonFilter, personFilterSchema } from "@/lib/members/filter";
import type { SampledPerson } from "@/lib/members/queries/sample-people";
import { ConditionRow } from "./condition-row";
import { draftOf, type DraftGroup, emptyCondition, emptyGroup, filterOf, withItem } from "./filter-draft";
import { filterWords } from "./filter-words";
import type { DataChoices } from "./member-words";

const number = new Intl.NumberFormat("en-US");
/** How long to wait for the next change before counting, in milliseconds. */
const PAUSE = 250;

export type SegmentState = {
  problem: "name-missing" | "name-taken" | "gone" | "too-large" | null;
  name: string;
};
export type Preview = { count: number; sample: SampledPerson[] } | null;

const problems: Record<Exclude<SegmentState["problem"], null>, string> = {
  "name-missing": "Give the segment a name: it is found by it.",
  "name-taken": "Another segment has this name. Give this one a name of its own.",
  gone: "Somebody has deleted this segment in the meantime. Keep yours as a new one: open Segments and begin anew.",
  "too-large": "This is too large for one segment: use fewer conditions and groups.",
};

type GroupProps = {
  group: DraftGroup;
  depth: number;
  data: DataChoices;
  change: (group: DraftGroup) => void;
  remove?: () => void;
};

/** A group of conditions: all, any or none of them must hold. */
function Group({ group, depth, data, change, remove }: GroupProps) {
  const set = (key: number, item: DraftGroup["items"][number] | null) => change(withItem(group, key, item));
  return (
    <fieldset className="condition-group" data-holds={group.holds}>
      <legend className="sr-only">Group of conditions</legend>
      <p className="condition-holds">
        <label>
          <span>{depth === 1 ? "People for whom " : "and for whom "}</span>
          <select
            value={group.holds}
            onChange={({ target }) => change({ ...group, holds: target.value as DraftGroup["holds"] })}
          >
            <option value="all">all of these hold</option>
            <option value="any">any of these holds</option>
            <option value="none">none of these holds</option>
          </select>
        </label>
        {remove ? (
          <button type="button" className="button button-quiet button-small" onClick={remove}>
            Remove the group
          </button>
        ) : null}
      </p>
      {group.items.map((item) =>
        "items" in item ? (
          <Group
            key={item.key}
            group={item}
            depth={depth + 1}
            data={data}
            change={(changed) => set(item.key, changed)}
            remove={() => set(item.key, null)}
          />
        ) : (
          <ConditionRow
            key={item.key}
            condition={item.condition}
            data={data}
            change={(condition) => set(item.key, { ...item, condition })}
            changeField={(field) => set(item.key, { ...emptyCondition(field), key: item.key })}
            remove={() => set(item.key, null)}
          />
        ),
      )}
      <p className="condition-more">
        <button
          type="button"
          className="button button-quiet button-small"
          onClick={() => change({ ...group, items: [...group.items, emptyCondition("county")] })}
        >
          Add a condition
        </button>
        {depth < DEEPEST_FILTER - 1 ? (
          <button
            type="button"
            className="button button-quiet button-small"
            onClick={() =>
              change({
                ...group,
                items: [
                  ...group.items,
                  { ...emptyGroup(group.holds === "all" ? "any" : "all"), items: [emptyCondition("county")] },
                ],
              })
            }
          >
            Add a group
          </button>
        ) : null}
      </p>
    </fieldset>
  );
}

type SegmentBuilderProps = {
  /** Null: it is a new one. */
  id: string | null;
  name: string;
  filter: PersonFilter;
  data: DataChoices;
  counties: Readonly<Record<string, string>>;
  save: (before: SegmentState, form: FormData) => Promise<SegmentState>;
  preview: (filter: string) => Promise<Preview>;
};

/** Builds a segment: conditions in groups, said as a sentence, counted and shown by example as it changes. */
export function SegmentBuilder({
  id,
  name,
  filter: kept,
  data,
  counties,
  save,
  preview,
}: SegmentBuilderProps) {
  const [draft, setDraft] = useState(() => draftOf(kept));
  const [state, submit, saving] = useActionState(save, { problem: null, name });
  const [seen, setSeen] = useState<Preview>(null);
  const [counting, start] = useTransition();
  const asked = useRef("");

  const filter = filterOf(draft);
  const text = JSON.stringify(filter);
  const sound = personFilterSchema.safeParse(filter).success;
  useEffect(() => {
    if (!sound) return;
    asked.current = text;
    const timer = setTimeout(
      () =>
        start(async () => {
          const answer = await preview(text);
          // An answer to what has been changed since is not shown.
          if (asked.current === text) setSeen(answer);
        }),
      PAUSE,
    );
    return () => clearTimeout(timer);
  }, [text, sound, preview]);

  return (
    <div className="segment">
      <form action={submit} className="segment-form">
        {state.problem ? (
          <div role="alert">
            <Notice tone="wrong">{problems[state.problem]}</Notice>
          </div>
        ) : null}
        <Field
          id="segment-name"
          name="name"
          label="Name"
          defaultValue={state.name}
          maxLength={80}
          required
          autoComplete="off"
        />
        {id ? <input type="hidden" name="id" value={id} /> : null}
        <input type="hidden" name="filter" value={text} />
        <Group group={draft} depth={1} data={data} change={setDraft} />
        <p>
          <button className="button" disabled={saving || !sound}>
            {id ? "Save the changes" : "Keep this segment"}
          </button>
        </p>
      </form>
      <section className="segment-seen" aria-label="Who is in it" aria-busy={counting}>
        <p className="segment-words">{filterWords(filter, data)}</p>
        {sound ? (
          <p role="status" className="people-count">
            {seen ? (
              <>
                <b>{number.format(seen.count)}</b> {seen.count === 1 ? "person" : "people"} now
              </>
            ) : (
              "Counting …"
            )}
          </p>
        ) : (
          <p role="status">{problems["too-large"]}</p>
        )}
        {seen && seen.sample.length > 0 ? (
          <>
            <h2 className="segment-sample-title">
              {seen.count > seen.sample.length ? "Ten of them, those who came last" : "They are"}
            </h2>
            <ul className="segment-sample">
              {seen.sample.map((person) => (
                <li key={person.id}>
                  <a href={`/staff/members/${person.id}`}>{person.name || person.email}</a>
                  {person.county ? <span className="text-quiet"> {counties[person.county]}</span> : null}
                </li>
              ))}
            </ul>
          </>
        ) : null}
        {seen?.count === 0 ? (
          <p className="text-quiet">Nobody fits. Take a condition away, or let any of them be enough.</p>
        ) : null}
      </section>
    </div>
  );
}
