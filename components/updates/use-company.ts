"use client";

import { useEffect, useState } from "react";

/** Who else has an update open, and what it is by now. */
export type Company = { others: readonly string[]; revision: number; by: string; status: string };

/** How often is asked, in milliseconds. */
const EVERY = 8000;

/** Says that this page is open and asks who else's is, every few seconds while it can be seen. */
export function useCompany(id: string | null): Company | null {
  const [company, setCompany] = useState<Company | null>(null);
  useEffect(() => {
    if (id === null) return;
    const address = `/staff/updates/${id}/presence`;
    let timer: number | undefined;
    let gone = false;
    const ask = async () => {
      window.clearTimeout(timer);
      if (document.visibilityState === "visible") {
        try {
          const answer = await fetch(address, { method: "POST", signal: AbortSignal.timeout(5000) });
          if (answer.ok && !answer.redirected && !gone) setCompany((await answer.json()) as Company);
        } catch {
          // Without a connection nobody is known to be there; saving says what that means.
        }
      }
      if (!gone) timer = window.setTimeout(() => void ask(), EVERY);
    };
    const wake = () => {
      if (document.visibilityState === "visible") void ask();
    };
    const leave = () => void navigator.sendBeacon(`${address}?left`);
    void ask();
    document.addEventListener("visibilitychange", wake);
    window.addEventListener("pagehide", leave);
    return () => {
      gone = true;
      window.clearTimeout(timer);
      document.removeEventListener("visibilitychange", wake);
      window.removeEventListener("pagehide", leave);
    };
  }, [id]);
  return company;
}
