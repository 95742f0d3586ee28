/** The day it is in California, YYYY-MM-DD. */
export const californiaDay = (now: Date): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone: "America/Los_Angeles", dateStyle: "short" }).format(now);
