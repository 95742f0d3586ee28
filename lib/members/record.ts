import { z } from "zod";
import type { Changes, EventAction } from "./timeline";
import { cleanLine, isVisible, lengthOf } from "./text";

// What the staff's page about a person or an organization shows, and what they write down about either.

/** Whose record something is about. */
export type About = { personId: string } | { organizationId: string };

/** One line of a timeline. */
export type TimelineLine = {
  id: string;
  at: Date;
  action: EventAction;
  actor: "member" | "staff" | "import" | "system";
  /** The name of whoever did it, where it is known and was somebody else than the record's own person. */
  by: string | null;
  /** The other side of an event about a person's part in an organization. */
  with: { name: string; href: string } | null;
  changes: Changes;
  why: string | null;
};

/** One note. `mine`: whoever reads it wrote it, and may delete it. */
export type NoteLine = { id: string; at: Date; text: string; author: string; mine: boolean };

const LONGEST_NOTE = 5000;
const LONGEST_WHY = 500;
const LONGEST_TAG = 40;
/** How many tags one record may have. */
export const MOST_TAGS = 30;

/** Several lines as they were meant: line ends in one manner, no control signs, nothing around. */
const lines = z.string().transform((text) =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]+/gu, "")
    .trim()
    .normalize("NFC"),
);

/** A note's text. */
export const noteField = lines.pipe(
  z
    .string()
    .refine(isVisible, "Write the note first.")
    .refine(
      (text) => lengthOf(text) <= LONGEST_NOTE,
      `A note has at most ${LONGEST_NOTE.toLocaleString("en-US")} characters.`,
    ),
);

/** Why something is done: one line that stands on the timeline. */
export const whyField = z
  .string()
  .transform(cleanLine)
  .pipe(z.string().refine((text) => lengthOf(text) <= LONGEST_WHY, `Say it in ${LONGEST_WHY} characters.`));

/** The same, where it may not be empty. */
export const reasonField = whyField.pipe(
  z.string().refine(isVisible, "Say why: it stands on their timeline."),
);

/** One tag: a few words of staff's for finding records again; a comma would part it in two. */
export const tagField = z
  .string()
  .transform((text) => cleanLine(text.replaceAll(",", " ")).toLowerCase())
  .pipe(
    z
      .string()
      .refine(isVisible, "Write the tag first.")
      .refine((text) => lengthOf(text) <= LONGEST_TAG, `A tag has at most ${LONGEST_TAG} characters.`),
  );
