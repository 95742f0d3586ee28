"use client";

import { useDeferredValue, useId, useState } from "react";

/** Something that can be put in as a tag. */
export type Pick = {
  tag: string;
  id: string;
  /** A figure's number, "" for what has none. */
  head: string;
  words: string;
  /** Its source, or what it belongs to. */
  under: string;
};

type PickListProps = {
  picks: readonly Pick[];
  choose: (pick: Pick) => void;
  /** What is looked for, for those who do not see the list. */
  what: string;
  /** It may also stand in a sentence. */
  inline: boolean;
};

const plain = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

function fitting(picks: readonly Pick[], typed: string): Pick[] {
  const asked = plain(typed).split(/\s+/).filter(Boolean);
  return picks.filter(({ id, head, words, under }) => {
    const all = plain(`${head} ${words} ${under} ${id}`);
    return asked.every((word) => all.includes(word));
  });
}

/** A list to search by words, of which one is put in by a press. */
export function PickList({ picks, choose, what, inline }: PickListProps) {
  const [typed, setTyped] = useState("");
  const search = useId();
  const found = fitting(picks, useDeferredValue(typed));
  return (
    <>
      <div className="field">
        <label className="field-label" htmlFor={search}>
          Look for
        </label>
        <input
          id={search}
          className="box"
          type="search"
          autoComplete="off"
          autoFocus
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            // Enter takes the only one left, and else nothing.
            if (event.key !== "Enter") return;
            event.preventDefault();
            // The list may be a moment behind what is typed.
            const [only, ...others] = fitting(picks, typed);
            if (only && others.length === 0) choose(only);
          }}
        />
      </div>
      {inline ? (
        <fieldset className="flex flex-wrap gap-x-6">
          <legend className="sr-only">Where it stands</legend>
          <label className="tick">
            <input type="radio" name="insert-place" value="own" defaultChecked />
            <span className="tick-words">Large, on a line of its own</span>
          </label>
          <label className="tick">
            <input type="radio" name="insert-place" value="sentence" />
            <span className="tick-words">In the sentence</span>
          </label>
        </fieldset>
      ) : null}
      <p role="status" className="text-quiet">
        {found.length === 0 ? "Nothing fits these words." : `${found.length} of ${picks.length}`}
      </p>
      <ul className="pick-list" aria-label={what} tabIndex={-1}>
        {found.map((pick) => (
          <li key={`${pick.tag} ${pick.id}`}>
            <button type="button" onClick={() => choose(pick)}>
              {pick.head ? <span className="pick-head">{pick.head}</span> : null}
              <span>
                {pick.words}
                <span className="pick-under">{pick.under}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
