import { DAY } from "@/lib/platform/clock";
import type { Report } from "../schema";

/**
 * What a provider's request turned out to be. "forged": it does not prove who sent it. "stale": it was signed too long
 * ago, or for a time to come. "confirm": the provider asks whether we want its notices at all, at that address.
 */
export type Notice =
  | { is: "reports"; reports: Report[] }
  | { is: "confirm"; url: string }
  | { is: "forged" | "stale" | "unreadable" };

/** What is read of an HTTP request. */
export type NoticeRequest = {
  /** The body, byte by byte: signatures are over it. */
  body: Buffer;
  header: (name: string) => string | null;
  now: Date;
};

/**
 * How old a signed notice may be, and how far ahead of our clock, in milliseconds. Providers try again for hours while we
 * are not there; a notice that comes once more within that time counts once.
 */
export const NOTICE_AGE = DAY;

export const isFresh = (at: number, now: Date): boolean => Math.abs(now.getTime() - at) <= NOTICE_AGE;

/** JSON as whatever it is; undefined for none. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The moment somebody wrote down, within reason; else now. */
export function momentOf(value: string | number | undefined, now: Date): Date {
  const at = new Date(typeof value === "number" ? value * 1000 : (value ?? Number.NaN));
  return Number.isNaN(at.getTime()) || at > now ? now : at;
}
