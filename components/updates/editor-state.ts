import type { Obstacle } from "@/lib/updates/policy";
import type { Draft } from "@/lib/updates/schema";

/** What somebody else saved meanwhile. */
export type Theirs = {
  draft: Draft;
  revision: number;
  /** Who saved it; "" when that is not known. */
  by: string;
  /** It was the same person, in another window. */
  own: boolean;
};

/** What the editor shows, and what a save answers. */
export type EditorState = {
  outcome:
    | "unchanged"
    | "saved"
    | "invalid"
    | "changed-elsewhere"
    | "already-sent"
    | "submitted"
    | "sender-gone"
    | "not-found";
  /** Null: it was never saved. */
  id: string | null;
  /** What stands in the fields: as typed, whatever came of it. */
  draft: Draft;
  /** What the fields were loaded from or saved as. */
  revision: number;
  /** The English was changed after the Spanish. */
  behind: boolean;
  /** When it was last saved, as ISO 8601 in UTC; null: never. */
  savedAt: string | null;
  obstacles: readonly Obstacle[];
  errors: readonly { name: string; message: string }[];
  /** Given with "changed-elsewhere". */
  theirs?: Theirs;
};

/** The parts of an update that can be compared and chosen one by one, by the name of their field. */
export const mergedParts = [
  ...(["subject", "preheader", "body"] as const).map((part) => ({
    name: `${part}-en`,
    locale: "en" as const,
    part,
  })),
  ...(["subject", "preheader", "body"] as const).map((part) => ({
    name: `${part}-es`,
    locale: "es" as const,
    part,
  })),
  { name: "kind", locale: null, part: "kind" },
  { name: "sender", locale: null, part: "senderId" },
  { name: "public", locale: null, part: "public" },
] as const;
export type MergedPart = (typeof mergedParts)[number];

/** What stands in one part of an update. */
export const partOf = (draft: Draft, part: MergedPart): string | boolean | null =>
  part.locale === null ? draft[part.part] : draft[part.locale][part.part];

/** One update with each part from either: theirs where `takes` names it, else mine. */
export function merged(mine: Draft, theirs: Draft, takes: (name: string) => boolean): Draft {
  const draft = structuredClone(mine);
  for (const part of mergedParts.filter(({ name }) => takes(name))) {
    if (part.locale !== null) draft[part.locale][part.part] = theirs[part.locale][part.part];
    else if (part.part === "kind") draft.kind = theirs.kind;
    else if (part.part === "senderId") draft.senderId = theirs.senderId;
    else draft.public = theirs.public;
  }
  return draft;
}
