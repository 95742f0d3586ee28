import { z } from "zod";
import { deliveryStates, type DeliveryState } from "./schema";

// What a report counts and what its lists can be asked for. Safe in the browser.

/** Every row of a report's funnel that leads to a list of people. */
export const reportRows = [
  "all",
  "waiting",
  "sent",
  "bounced",
  "complained",
  "failed",
  "uncertain",
  "skipped",
  "clicked",
  "clicked-surely",
  "unsubscribed",
] as const;
export type ReportRow = (typeof reportRows)[number];

/** The states of a delivery that a row of the funnel stands for; null: the row is about something else. */
export const statesOf = (row: ReportRow): readonly DeliveryState[] | null =>
  row === "waiting"
    ? ["pending", "sending"]
    : (deliveryStates as readonly string[]).includes(row)
      ? [row as DeliveryState]
      : null;

const one = z
  .unknown()
  .optional()
  .transform((value) => (Array.isArray(value) ? value[0] : value) as unknown)
  .transform((value) => (typeof value === "string" && !value.includes("\0") ? value : ""));

/** The address's parameters of a list of people in a report. What makes no sense is left out. */
export const reportListSchema = z.object({
  row: one.pipe(z.enum(reportRows).catch("all")),
  /** Why: a reason's code, see delivery-sql.ts. */
  why: one.transform((text) => text.slice(0, 40)),
  q: one.transform((text) => text.trim().slice(0, 100)),
  /** Where the page begins: behind this delivery. */
  after: one.pipe(z.uuid().or(z.literal("")).catch("")),
});
export type ReportListQuery = z.output<typeof reportListSchema>;

/** The parameters as an address has them. */
export function reportParams(query: Partial<ReportListQuery>): string {
  const given = Object.entries(query).filter(
    ([name, value]) => value && !(name === "row" && value === "all"),
  );
  return new URLSearchParams(given as [string, string][]).toString();
}

/** A rate in percent and what it is of; null where there is nothing to divide by. */
export const percentOf = (part: number, whole: number): number | null =>
  whole > 0 ? (100 * part) / whole : null;
