import { z } from "zod";
import { locales } from "@/lib/platform/i18n";
import { emailField, interests, nameField, zipField, type JoinInput } from "./schema";
import { isVisible } from "./text";

/** What can be wrong with an entry of a paper form, by field; the words stand in the form. */
export type PaperProblems = Partial<Record<keyof PaperValues, string>>;

/** A paper form as staff type it in. */
export type PaperValues = {
  event: string;
  /** The day it was signed, YYYY-MM-DD. */
  day: string;
  locale: string;
  email: string;
  firstName: string;
  lastName: string;
  zip: string;
  interests: string[];
};

const DAY_FORM = /^\d{4}-\d{2}-\d{2}$/;

const paperSchema = z.object({
  event: nameField.refine(isVisible, "event-missing"),
  day: z.string().refine((day) => DAY_FORM.test(day) && !Number.isNaN(Date.parse(day)), "day-wrong"),
  locale: z.enum(locales, "locale-missing"),
  email: emailField,
  firstName: nameField.refine(isVisible, "firstName-missing"),
  lastName: nameField,
  zip: zipField,
  interests: z.array(z.string()),
});

/** An entry that is in order: what the join form would make of it, and where it was signed. */
export type PaperEntry = { input: JoinInput; locale: "en" | "es"; source: string };

/**
 * Checks an entry of a paper form by the rules of the join form.
 * @param today the day it is in California, YYYY-MM-DD: nothing was signed later
 */
export function checkPaper(
  values: PaperValues,
  today: string,
): { ok: true; entry: PaperEntry } | { ok: false; problems: PaperProblems } {
  const parsed = paperSchema.safeParse(values);
  if (parsed.success && parsed.data.day <= today) {
    const { event, day, locale, ...person } = parsed.data;
    const ticked = interests.filter((interest) => person.interests.includes(interest));
    const input = { kind: "individual", ...person, interests: ticked, audience: null } as const;
    return { ok: true, entry: { input, locale, source: `${event}, ${day}` } };
  }
  if (parsed.success) return { ok: false, problems: { day: "day-wrong" } };
  const problems: PaperProblems = {};
  for (const issue of parsed.error.issues) problems[issue.path[0] as keyof PaperValues] ??= issue.message;
  return { ok: false, problems };
}

/** What was sent with the form. Files count as nothing. */
export function readPaperForm(form: FormData): PaperValues {
  const field = (name: string): string => {
    const value = form.get(name);
    return typeof value === "string"
      ? value
          .slice(0, 2000)
          .toWellFormed()
          .replace(/\p{Cc}+/gu, " ")
      : "";
  };
  return {
    event: field("event"),
    day: field("day"),
    locale: field("locale"),
    email: field("email"),
    firstName: field("firstName"),
    lastName: field("lastName"),
    zip: field("zip"),
    interests: form.getAll("interests").filter((value) => typeof value === "string"),
  };
}

/** What the form shows: what stands in it, what is wrong, and who was added last. */
export type PaperFormState = {
  values: PaperValues;
  problems: PaperProblems;
  /** Whose entry was kept just now, and how many were since the page was opened. */
  added: { name: string; email: string; count: number } | null;
};
