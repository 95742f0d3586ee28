"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";

const number = new Intl.NumberFormat("en-US");

type PeopleFormProps = {
  /** How many fit the list, on all its pages; null where they were not all counted. */
  total: number | null;
  /** The parameters that say who they are. */
  who: string;
  children: ReactNode;
};

/**
 * What can be done with the people of the list: with those who are ticked, or with all who fit. Both lead to a page
 * that says what would happen before anything does.
 */
export function PeopleForm({ total, who, children }: PeopleFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const all = useRef<HTMLInputElement>(null);
  const [ticked, setTicked] = useState<{ count: number; of: number } | null>(null);

  const boxes = () => [...(form.current?.querySelectorAll<HTMLInputElement>("input[name=id]") ?? [])];
  const count = () => {
    const every = boxes();
    setTicked({ count: every.filter((box) => box.checked).length, of: every.length });
  };
  useEffect(() => {
    // Another page of the list has other boxes.
    count();
  }, [children]);
  useEffect(() => {
    if (all.current && ticked) all.current.indeterminate = ticked.count > 0 && ticked.count < ticked.of;
  }, [ticked]);

  const none = ticked?.count === 0;
  const everyone = total === null ? "who fit" : number.format(total);
  return (
    <form ref={form} action="/staff/members/bulk" onChange={count}>
      {children}
      <div className="people-acts">
        {ticked ? (
          <label className="people-all">
            <input
              ref={all}
              type="checkbox"
              checked={ticked.of > 0 && ticked.count === ticked.of}
              onChange={(event) => {
                for (const box of boxes()) box.checked = event.target.checked;
                count();
              }}
            />
            <span>Tick everyone on this page</span>
          </label>
        ) : null}
        <button className="button button-small" disabled={none}>
          {ticked && !none
            ? `Change the ${number.format(ticked.count)} ticked …`
            : "Change those who are ticked …"}
        </button>
        <a className="button button-quiet button-small" href={`/staff/members/bulk?all=1${who && `&${who}`}`}>
          Change all {everyone} …
        </a>
        <a className="button button-quiet button-small" href={`/staff/members/export${who && `?${who}`}`}>
          Export all {everyone} …
        </a>
      </div>
    </form>
  );
}
