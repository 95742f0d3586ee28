/** Lengths of time in milliseconds. */
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The zone that days and hours are in unless somebody chose another. */
export const homeTimeZone = "America/Los_Angeles";

const calendar = new Intl.DateTimeFormat("en-CA", { timeZone: homeTimeZone });

/** The day it is at home at a moment, as YYYY-MM-DD. */
export const homeDay = (at: Date): string => calendar.format(at);

/** The moment `ms` milliseconds after `from`. */
export const after = (from: Date, ms: number): Date => new Date(from.getTime() + ms);
