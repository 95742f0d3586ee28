import { z } from "zod";
import { locales } from "@/lib/platform/i18n";
import { updateContentSchema } from "./schema";
import type { TestSubject } from "./freeze";

const subjectSchema = updateContentSchema.shape.en.shape.subject;

// A test of subjects: a random part of the recipients gets two or three different ones, the others the best.

/** How large the part may be, in percent of all recipients. */
export const testShares = [10, 20, 30, 50] as const;

/** For how long it may run, in minutes. */
export const testLengths = [60, 120, 240, 480, 1440] as const;

const isOneOf =
  <N extends number>(values: readonly N[]) =>
  (value: number): value is N =>
    (values as readonly number[]).includes(value);

/** What is settled of a test. `rule`: who names the winner, a human or the clicks. */
export const testSchema = z.object({
  share: z.coerce.number().refine(isOneOf(testShares), "Choose how many try it."),
  minutes: z.coerce.number().refine(isOneOf(testLengths), "Choose for how long."),
  rule: z.enum(["hand", "clicks"], "Choose who decides."),
});
export type SubjectTest = z.infer<typeof testSchema>;

/** What was typed of the further subjects, by `${locale}-${number}`. */
export type TypedSubjects = Readonly<Record<string, string>>;

/** The names of the fields for further subjects. */
export const subjectFields = locales.flatMap((locale) =>
  [2, 3].map((number) => ({ name: `${locale}-${number}`, locale, number })),
);

type ReadSubjects =
  { ok: true; subjects: TestSubject[] } | { ok: false; errors: { name: string; message: string }[] };

/**
 * Reads the further subjects of a test: the second in every language that the update is written in, the third in all of
 * them or in none, and none like another of its language.
 * @param first the update's own subject by language; only the languages that are written
 */
export function readSubjects(typed: TypedSubjects, first: Readonly<Record<string, string>>): ReadSubjects {
  const errors: { name: string; message: string }[] = [];
  const subjects: TestSubject[] = [];
  const written = subjectFields.filter(({ locale }) => locale in first);
  const clean = new Map(written.map(({ name }) => [name, subjectSchema.safeParse(typed[name] ?? "")]));
  const wantsThird = written.some(({ name, number }) => number === 3 && clean.get(name)?.data !== "");
  for (const { name, locale, number } of written) {
    const read = clean.get(name);
    const subject = read?.data ?? "";
    if (!read?.success) errors.push({ name, message: read?.error.issues[0]?.message ?? "" });
    else if (subject === "") {
      if (number === 2 || wantsThird)
        errors.push({
          name,
          message: "Write this subject too: everyone who tries it needs one in their language.",
        });
    } else if (
      subject === first[locale] ||
      subjects.some((it) => it.locale === locale && it.subject === subject)
    )
      errors.push({ name, message: "This subject is the same as another: there is nothing to compare." });
    else subjects.push({ locale, number, subject });
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, subjects };
}

/** How many of those who get an update follow a link, where nothing better is known: 3 in 100. */
const USUAL_CLICKS = 0.03;
/** Two-sided 5 percent, found four times in five: the usual bar (z of 1.96 and 0.84). */
const BAR = 1.96 + 0.84;

/** How many people get each subject. */
export const groupSize = (recipients: number, share: number, subjects: number): number =>
  Math.floor((recipients * share) / 100 / subjects);

/**
 * By how much the better of two subjects has to be ahead for a test to find it, as a share of those who get it, where
 * three in a hundred follow a link (two proportions, normal approximation).
 * @param size how many people get each subject
 */
export const smallestDifference = (size: number): number =>
  size <= 0 ? 1 : Math.min(1, BAR * Math.sqrt((2 * USUAL_CLICKS * (1 - USUAL_CLICKS)) / size));

/** What a test of this size can tell, in a sentence that promises no more than that. */
export function certaintyWords(recipients: number, share: number, subjects: number): string {
  const size = groupSize(recipients, share, subjects);
  const people = new Intl.NumberFormat("en-US").format(size);
  if (size < 200)
    return `Each subject goes to ${people} people. That is too few to tell two subjects apart: whichever is ahead may be so by chance. Take it as a hint, no more.`;
  const points = smallestDifference(size) * 100;
  const ahead = points.toLocaleString("en-US", { maximumFractionDigits: points < 1 ? 1 : 0 });
  const least = (3 + points).toLocaleString("en-US", { maximumFractionDigits: points < 1 ? 1 : 0 });
  return `Each subject goes to ${people} people. If 3 in 100 follow a link of one, the other has to bring ${least} in 100 (${ahead} more) before that is more than chance. A smaller lead says little.`;
}
