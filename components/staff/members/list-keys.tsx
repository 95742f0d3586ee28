"use client";

import { useEffect, useRef, useSyncExternalStore } from "react";

const KEPT = "list-keys";

/** Whether single keys do something: whoever speaks to their computer, or hits keys by mistake, turns them off. */
const areOn = (): boolean => {
  try {
    return localStorage.getItem(KEPT) !== "off";
  } catch {
    return true;
  }
};

function subscribe(changed: () => void): () => void {
  addEventListener("storage", changed);
  return () => removeEventListener("storage", changed);
}

const names = () => [...document.querySelectorAll<HTMLElement>("[data-row] .row-name a")];

/** Goes so many rows on, from the one that has the focus or from before the first. */
function move(by: number): void {
  const rows = names();
  const row = document.activeElement?.closest("[data-row]");
  const now = row ? rows.findIndex((name) => row.contains(name)) : by > 0 ? -1 : rows.length;
  const next = rows[Math.min(rows.length - 1, Math.max(0, now + by))];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

const isWritten = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest("input:not([type=checkbox]), textarea, select, [contenteditable], dialog") !== null;

/** The keys of a list, and the line that tells of them. Single keys can be turned off (WCAG 2.1.4). */
export function ListKeys() {
  const dialog = useRef<HTMLDialogElement>(null);
  const on = useSyncExternalStore(subscribe, areOn, () => true);

  useEffect(() => {
    function press(event: KeyboardEvent) {
      const { key, target } = event;
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isWritten(target))
        return;
      const row = target instanceof HTMLElement ? target.closest("[data-row]") : null;
      // Arrows move the page, but for somebody who is in the list.
      const act =
        (row && { ArrowDown: () => move(1), ArrowUp: () => move(-1) }[key]) ||
        (areOn() &&
          {
            j: () => move(1),
            k: () => move(-1),
            x: () => row?.querySelector<HTMLInputElement>("input[name=id]")?.click(),
            "/": () => document.querySelector<HTMLInputElement>("#q")?.select(),
            "?": () => dialog.current?.showModal(),
          }[key]);
      if (!act) return;
      event.preventDefault();
      act();
    }
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);

  return (
    <>
      <button type="button" className="keys-open" onClick={() => dialog.current?.showModal()}>
        Keyboard
      </button>
      <dialog ref={dialog} className="keys" aria-labelledby="keys-title">
        <h2 id="keys-title">Keyboard</h2>
        <dl>
          {[
            ["j, ↓", "next person"],
            ["k, ↑", "person before"],
            ["Enter", "open the record"],
            ["x", "tick or untick"],
            ["/", "to the search"],
            ["?", "this help"],
          ].map(([keys, what]) => (
            <div key={keys}>
              <dt>
                <kbd>{keys}</kbd>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
        <p className="text-note text-quiet">The arrows move within the list once you are in it.</p>
        <label className="tick">
          <input
            type="checkbox"
            checked={on}
            onChange={(event) => {
              try {
                localStorage.setItem(KEPT, event.target.checked ? "on" : "off");
              } catch {
                // Nothing is kept in this browser: the keys stay on.
              }
              dispatchEvent(new Event("storage"));
            }}
          />
          <span className="tick-words">Single letters and signs do this, too</span>
        </label>
        <form method="dialog">
          <button className="button button-small">Close</button>
        </form>
      </dialog>
    </>
  );
}
