import { z } from "zod";
import type { UpdateFrequency } from "./schema";

/** How long two records that became one can be parted again, in days. */
export const MERGE_UNDO_DAYS = 7;

/** What can differ between two records of one person, of which one value stays. The county goes with the ZIP code. */
export const mergeFields = [
  "firstName",
  "lastName",
  "email",
  "zip",
  "locale",
  "audience",
  "interests",
  "frequency",
] as const;
export type MergeField = (typeof mergeFields)[number];

/** Which two records of a pair a merge is about, and their versions as they were shown. */
export const mergePairSchema = z
  .object({
    duplicateId: z.uuid(),
    keptId: z.uuid(),
    goneId: z.uuid(),
    keptVersion: z.iso.datetime().transform((at) => new Date(at)),
    goneVersion: z.iso.datetime().transform((at) => new Date(at)),
  })
  .transform(({ keptVersion: kept, goneVersion: gone, ...ids }) => ({ ...ids, versions: { kept, gone } }));

const side = z.enum(["kept", "gone"]);

/** Whose value stays, field by field. Interests can be those of both. */
export const mergeChoicesSchema = z.object({
  ...{ firstName: side, lastName: side, email: side, zip: side },
  ...{ locale: side, audience: side, frequency: side },
  interests: z.enum(["kept", "gone", "both"]),
});
export type MergeChoices = z.infer<typeof mergeChoicesSchema>;

/** What the choices are between. */
export type MergeValues = {
  firstName: string;
  lastName: string;
  email: string;
  zip: string | null;
  locale: string;
  audience: string | null;
  interests: readonly string[];
  frequency: UpdateFrequency;
  /** The last day they did something, in milliseconds since 1970; 0: never. */
  lastActive: number;
  isStaff: boolean;
};

const rarest: Record<UpdateFrequency, number> = { each: 0, monthly: 1, receipts: 2 };

/**
 * What is probably right: a value rather than none, the longer name (an initial is less than a name), the address, ZIP
 * code and language of whoever was here last, the interests of both, and no more mail than either wished. An address
 * that signs a member of staff in stays.
 */
export function likelyChoices(kept: MergeValues, gone: MergeValues): MergeChoices {
  const later = gone.lastActive > kept.lastActive ? "gone" : "kept";
  const longer = (field: "firstName" | "lastName") =>
    gone[field].length > kept[field].length ? ("gone" as const) : ("kept" as const);
  const known = (field: "zip" | "audience") =>
    !kept[field] ? ("gone" as const) : !gone[field] ? ("kept" as const) : (later as "kept" | "gone");
  return {
    firstName: longer("firstName"),
    lastName: longer("lastName"),
    email: kept.isStaff ? "kept" : gone.isStaff ? "gone" : later,
    zip: known("zip"),
    locale: later,
    audience: known("audience"),
    interests: "both",
    frequency: rarest[gone.frequency] > rarest[kept.frequency] ? "gone" : "kept",
  };
}
