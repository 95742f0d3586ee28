"use client";

import { useEffect } from "react";

/** The open lists that lie over what stands below them. On a phone they push it down instead, and stay. */
const listOver = () =>
  [...document.querySelectorAll<HTMLDetailsElement>("details.pick[open]")].filter((pick) => {
    const list = pick.querySelector(".pick-list");
    return list && getComputedStyle(list).position === "absolute";
  });

/** A list that would reach over the right edge of the window hangs from the right of its button instead. */
function place({ target }: Event) {
  if (!(target instanceof HTMLDetailsElement) || !target.matches(".pick")) return;
  delete target.dataset["side"];
  const list = target.querySelector(".pick-list");
  if (target.open && list && list.getBoundingClientRect().right > document.documentElement.clientWidth)
    target.dataset["side"] = "end";
}

/** Closes what lies open over a page when one presses beside it, goes on to something else, or presses Escape. */
export function ClosePicks() {
  useEffect(() => {
    function closeOthers({ target }: Event) {
      for (const pick of listOver())
        if (!(target instanceof Node && pick.contains(target))) pick.open = false;
    }
    function closeAll({ key }: KeyboardEvent) {
      if (key !== "Escape") return;
      for (const pick of listOver()) {
        const within = pick.contains(document.activeElement);
        pick.open = false;
        if (within) pick.querySelector("summary")?.focus();
      }
    }
    addEventListener("pointerdown", closeOthers);
    addEventListener("focusin", closeOthers);
    addEventListener("keydown", closeAll);
    // It does not bubble.
    addEventListener("toggle", place, true);
    return () => {
      removeEventListener("pointerdown", closeOthers);
      removeEventListener("focusin", closeOthers);
      removeEventListener("keydown", closeAll);
      removeEventListener("toggle", place, true);
    };
  }, []);
  return null;
}
