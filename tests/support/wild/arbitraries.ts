import fc from "fast-check";
import { naughty } from "../naughty";

/** Any text at all, much of it known to have broken something somewhere. */
export const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...naughty) },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 80 }) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 120 }) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom(...naughty), fc.constantFrom(...naughty)).map((two) => two.join("")),
  },
);

/** Any text, or one of those that a field takes: much of it must get far enough to be kept. */
export const word = (...words: string[]) => fc.oneof(text, fc.constantFrom(...words));

export const email = word("ana@example.org", " Ana@Example.ORG ");

/** Several texts, on lines of their own. */
export const lines = fc.array(word("First", ""), { maxLength: 4 }).map((all) => all.join("\n"));

export const uuid = word("0190a000-0000-7000-8000-000000000001");
export const day = word("", "2026-11-14");

/** What a form can send: any of these fields, or none. */
export const fields = <T>(all: { [Field in keyof T]: fc.Arbitrary<T[Field]> }) =>
  fc.record(all, { requiredKeys: [] });

/** The same as a browser sends it: a list is a field that is sent several times. */
export function formOf(sent: Readonly<Record<string, string | readonly string[] | undefined>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(sent))
    for (const each of typeof value === "string" ? [value] : (value ?? [])) form.append(name, each);
  return form;
}

/** What a zod schema takes of something; null where it takes nothing. */
export const taken = (
  schema: { safeParse: (value: unknown) => { success: boolean; data?: unknown } },
  sent: unknown,
): unknown => {
  const parsed = schema.safeParse(sent);
  return parsed.success ? parsed.data : null;
};

/**
 * How what a form took is kept. "name": one line without markup, links or signs that a name has not. "line": one line of
 * plain text, whatever it says; pages and mails show it as text. "text": the same in several lines.
 */
export type Kept = "name" | "line" | "text";

export type WildForm = {
  kept: Kept;
  sent: fc.Arbitrary<unknown>;
  /** What the form makes of it: every text in that is kept. */
  take: (sent: never) => unknown;
};
