import { z } from "zod";
import { locales } from "@/lib/platform/i18n";
import type { PersonFilter } from "./filter";
import { reasonField, tagField, whyField } from "./record";

/** How long a bulk action can be undone, in days. */
export const BULK_UNDO_DAYS = 7;
/** How many people can be named one by one; more are meant by a filter. */
export const MOST_CHOSEN = 500;

/** What can be done to many people at once, with what it needs to know. */
export const bulkSchema = z.discriminatedUnion("action", [
  z.object({ action: z.literal("tag"), tag: tagField }),
  z.object({ action: z.literal("untag"), tag: tagField }),
  z.object({ action: z.literal("pause"), why: whyField }),
  z.object({ action: z.literal("resume"), why: whyField }),
  z.object({ action: z.literal("remove"), why: reasonField }),
  z.object({ action: z.literal("withdraw"), words: reasonField }),
  z.object({ action: z.literal("language"), locale: z.enum(locales) }),
]);
export type BulkAct = z.infer<typeof bulkSchema>;
export type BulkActionName = BulkAct["action"];

/** Whom it is for: these people, or all that fit a filter when it begins. */
export type BulkTarget = { ids: string[] } | { filter: PersonFilter };

/** What an act would do, in people. */
export type BulkNumbers = {
  /** Who will change. */
  will: number;
  /** Who is so already. */
  already: number;
  /** To whom it cannot be done. */
  barred: number;
};

/** A withdrawal is a person's own word, and staff never agree in somebody's place: it is not undone. */
export const canBeUndone = (action: string): boolean => action !== "withdraw";
