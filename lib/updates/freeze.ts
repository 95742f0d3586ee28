import { createHash } from "node:crypto";
import { locales, type Locale } from "@/lib/platform/i18n";
import type { UpdateContent, UpdateKind } from "./schema";

// What was approved, as SHA-256 in hex: whatever is different at the moment of sending has another one.

/** What an update says and in whose name. */
export type Worded = {
  kind: UpdateKind;
  /** Whether it stands in the archive. */
  public: boolean;
  /** Whom it comes from; null: the site's own sender. */
  sender: { name: string; email: string; replyTo: string | null } | null;
  content: UpdateContent;
  /** The further subjects of a test. */
  subjects: readonly TestSubject[];
};

/** The second or third subject of a test in a language. */
export type TestSubject = { locale: Locale; number: number; subject: string };

/** How an update is to be sent, as far as it was settled before its approval. */
export type Planned = {
  revision: number;
  /** Whom it is for, with what the segment means now; null: every member. */
  segment: { id: string; filter: unknown } | null;
  startsLocal: string | null;
  timeZone: string | null;
  localHours: boolean;
  test: { share: number; minutes: number; rule: "hand" | "clicks" } | null;
};

/** Whatever the order in which the database keeps the keys of an object, its text is the same. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, part]) => [key, ordered(part)]));
}

const hashOf = (value: unknown): string =>
  createHash("sha256")
    .update(JSON.stringify(ordered(value)))
    .digest("hex");

/** The hash of what an update says and in whose name: its kind, sender, words and subjects. */
export const contentHash = ({ kind, public: isPublic, sender, content, subjects }: Worded): string =>
  hashOf({
    kind,
    public: isPublic,
    sender: sender && [sender.name, sender.email, sender.replyTo],
    words: locales.map((locale) => {
      const { subject, preheader, body } = content[locale];
      return [locale, subject, preheader, body];
    }),
    subjects: subjects.map(({ locale, number, subject }) => `${number} ${locale} ${subject}`).sort(),
  });

/** The hash of everything that whoever approves has before them: the words, for whom and when. */
export const seenHash = (worded: Worded, planned: Planned): string =>
  hashOf({ content: contentHash(worded), ...planned });

/**
 * What makes the share of a test: the same update tries its subjects on the same people, another update on others. A
 * whole number of 64 bits, signed, as text.
 */
export const testSeed = (updateId: string): string =>
  createHash("sha256").update(`subjects:${updateId}`).digest().readBigInt64BE(0).toString();
