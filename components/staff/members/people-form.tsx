"use client";

import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from "react";

const number = new Intl.NumberFormat("en-US");

const never = () => () => {};
const yes = () => true;
const no = () => false;

type PeopleFormProps = {
  /** How many are on this page. */
  onPage: number;
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
export function PeopleForm({ onPage, total, who, children }: PeopleFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const all = useRef<HTMLInputElement>(null);
  const [ticked, setTicked] = useState(0);
  // Without scripts nobody counts what is ticked: the button works all the same.
  const counted = useSyncExternalStore(never, yes, no);

  const boxes = () => [...(form.current?.querySelectorAll<HTMLInputElement>("input[name=id]") ?? [])];
  const count = () => setTicked(boxes().filter((box) => box.checked).length);
  useEffect(() => {
    if (all.current) all.current.indeterminate = ticked > 0 && ticked < onPage;
  }, [ticked, onPage]);

  const none = counted && ticked === 0;
  const everyone = total === null ? "who fit" : number.format(total);
  return (
    <form ref={form} action="/staff/members/bulk" onChange={count}>
      {children}
      <div className="people-acts">
        {counted ? (
          <label className="people-all">
            <input
              ref={all}
              type="checkbox"
              checked={onPage > 0 && ticked === onPage}
              onChange={(event) => {
                for (const box of boxes()) box.checked = event.target.checked;
                count();
              }}
            />
            <span>Tick everyone on this page</span>
          </label>
        ) : null}
        <button className="button button-small" disabled={none}>
          {counted && !none
            ? `Change the ${number.format(ticked)} ticked …`
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
