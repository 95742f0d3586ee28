"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useTransition, type ReactNode } from "react";
import { NONE } from "@/lib/members/filter";
import {
  type MemberColumn,
  memberColumns,
  type MemberListQuery,
  memberSorts,
  NONE_PARAM,
  usualColumns,
} from "@/lib/members/member-list";
import {
  type Choice,
  choicesOf,
  columnWords,
  type DataChoices,
  listFilters,
  sortWords,
} from "./member-words";

/** How long to wait for the next key before searching, in milliseconds. */
const PAUSE = 180;

type BoxesProps = {
  name: string;
  heading: string;
  choices: readonly Choice[];
  chosen: readonly string[];
  /** What is ticked is usual, and says nothing. */
  quiet?: boolean;
};

/** A list of boxes that opens on a press; closed, it says what is ticked in it. */
function Boxes({ name, heading, choices, chosen, quiet = false }: BoxesProps) {
  const known = new Set(choices.map(({ value }) => value));
  // A value out of an address that is in nobody's record (any more) can still be unticked.
  const all = [
    ...choices,
    ...chosen.filter((it) => !known.has(it)).map((value) => ({ value, label: value })),
  ];
  const ticked = all.filter(({ value }) => chosen.includes(value));
  if (all.length === 0) return null;
  return (
    <details className="pick" data-chosen={(ticked.length > 0 && !quiet) || undefined}>
      <summary>
        {heading}
        {ticked.length > 0 && !quiet ? (
          <span className="pick-chosen">
            {ticked.length === 1 ? ticked[0]!.label : `${ticked.length} chosen`}
          </span>
        ) : null}
      </summary>
      <fieldset className="pick-list">
        <legend className="sr-only">{heading}</legend>
        {all.map(({ value, label }) => (
          <label key={value} className="pick-choice">
            <input
              type="checkbox"
              name={name}
              value={value === NONE ? NONE_PARAM : value}
              defaultChecked={chosen.includes(value)}
            />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
    </details>
  );
}

function YesOrNo({ name, heading, value }: { name: string; heading: string; value: boolean | undefined }) {
  return (
    <label className="pick-select">
      <span>{heading}</span>
      <select name={name} defaultValue={value === undefined ? "" : value ? "yes" : "no"}>
        <option value="">Any</option>
        <option value="yes">Yes</option>
        <option value="no">No</option>
      </select>
    </label>
  );
}

type MemberFiltersProps = {
  query: MemberListQuery;
  columns: readonly MemberColumn[];
  data: DataChoices;
  /** The list itself: it is dimmed while the next one is on its way. */
  children: ReactNode;
};

/**
 * The search and the filters above the list. They stand in the address; with scripts the list follows as one types and
 * ticks, without them on a press of the button.
 */
export function MemberFilters({ query, columns, data, children }: MemberFiltersProps) {
  const router = useRouter();
  const [waiting, start] = useTransition();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const show = (pause: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      if (!form.current) return;
      const params = new URLSearchParams();
      for (const [name, value] of new FormData(form.current))
        if (typeof value === "string" && value.trim() !== "") params.append(name, value.trim());
      // What is usual is not said.
      if (params.get("sort") === "newest") params.delete("sort");
      if (params.getAll("columns").join() === usualColumns.join()) params.delete("columns");
      start(() => router.replace(`/staff/members?${params}`, { scroll: false }));
    }, pause);
  };
  useEffect(() => () => clearTimeout(timer.current), []);

  const { q, from, before, last, segment } = query;
  const dated = [from && `from ${from}`, before && `before ${before}`, last && `last ${last} days`].filter(
    Boolean,
  );
  return (
    <>
      <form
        ref={form}
        role="search"
        className="member-filters"
        onInput={(event) =>
          show(event.target instanceof HTMLInputElement && isTyped(event.target) ? PAUSE : 0)
        }
        onSubmit={(event) => {
          event.preventDefault();
          show(0);
        }}
      >
        <p className="field member-search">
          <label className="field-label" htmlFor="q">
            Name, address, domain or organization
          </label>
          <input
            className="box"
            type="search"
            id="q"
            name="q"
            defaultValue={q}
            maxLength={100}
            autoComplete="off"
            spellCheck={false}
          />
        </p>
        <div className="picks" role="group" aria-label="Filters">
          {listFilters.map(([name, heading]) => (
            <Boxes
              key={name}
              name={name}
              heading={heading}
              choices={choicesOf(name, data)}
              chosen={query[name] as readonly string[]}
            />
          ))}
          <details className="pick" data-chosen={dated.length > 0 || undefined}>
            <summary>
              Member since{dated.length > 0 ? <span className="pick-chosen">{dated.join(", ")}</span> : null}
            </summary>
            <div className="pick-list">
              <label className="pick-select">
                <span>In the last … days</span>
                <input type="number" name="last" min={1} max={36500} defaultValue={last} />
              </label>
              <label className="pick-select">
                <span>From this day on</span>
                <input type="date" name="from" defaultValue={from} />
              </label>
              <label className="pick-select">
                <span>Before this day</span>
                <input type="date" name="before" defaultValue={before} />
              </label>
            </div>
          </details>
          <details
            className="pick"
            data-chosen={
              query.subscribed !== undefined ||
              query["has-organization"] !== undefined ||
              segment ||
              undefined
            }
          >
            <summary>More</summary>
            <div className="pick-list">
              <YesOrNo name="subscribed" heading="Gets updates" value={query.subscribed} />
              <YesOrNo
                name="has-organization"
                heading="Acts for an organization"
                value={query["has-organization"]}
              />
              <label className="pick-select">
                <span>In the segment</span>
                <select name="segment" defaultValue={segment ?? ""}>
                  <option value="">Any</option>
                  {data.segment.map(({ value, label }) => (
                    <option key={value} value={value}>
                      {label}
                    </option>
                  ))}
                </select>
              </label>
            </div>
          </details>
          <Boxes
            name="columns"
            heading="Columns"
            choices={memberColumns.map((value) => ({ value, label: columnWords[value] }))}
            chosen={columns}
            quiet={columns.join() === usualColumns.join()}
          />
          <label className="pick-select pick-order">
            <span>Order</span>
            <select name="sort" defaultValue={query.sort ?? "newest"}>
              {memberSorts.map((value) => (
                <option key={value} value={value}>
                  {sortWords[value]}
                </option>
              ))}
            </select>
          </label>
          {query.organization.map((id) => (
            <input key={id} type="hidden" name="organization" value={id} />
          ))}
        </div>
        <button className="button button-small member-show">Show</button>
      </form>
      <div aria-busy={waiting} className="member-results">
        {children}
      </div>
    </>
  );
}

const isTyped = (input: HTMLInputElement): boolean => input.type === "search" || input.type === "number";
