"use client";

import { useEffect } from "react";

/** The open lists that lie over what stands below them. On a phone they push it down instead, and stay. */
const listOver = () =>
  [...document.querySelectorAll<HTMLDetailsElement>("details.pick[open]")].filter((pick) => {
    const list = pick.querySelector(".pick-list");
    return list && getComputedStyle(list).position === "absolute";
  });

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
    return () => {
      removeEventListener("pointerdown", closeOthers);
      removeEventListener("focusin", closeOthers);
      removeEventListener("keydown", closeAll);
    };
  }, []);
  return null;
}
