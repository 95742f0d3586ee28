import fc from "fast-check";
import { readOrigins } from "@/lib/members/embed";
import { checkPaper, readPaperForm } from "@/lib/members/paper";
import { audiences, checkJoin, readJoinForm, sectors } from "@/lib/members/schema";
import { readCode, readWayIn } from "@/lib/members/way-in";
import { naughty } from "./naughty";

// What anybody can send to a form, and what must hold for whatever is sent: nothing is thrown, and nothing that is
// taken holds markup, a second line or a sign that a database refuses.

const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...naughty) },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 80 }) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 120 }) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom(...naughty), fc.constantFrom(...naughty)).map((two) => two.join("")),
  },
);
// Much of it must get far enough to be taken.
const email = fc.oneof(text, fc.constantFrom("ana@example.org", " Ana@Example.ORG "));
const word = (...words: string[]) => fc.oneof(text, fc.constantFrom(...words));

const joinFields = fc.record(
  {
    kind: word("individual", "organization"),
    email,
    firstName: word("Ana"),
    lastName: word("", "Núñez"),
    zip: word("", "95814"),
    interests: word("stem"),
    audience: word(...audiences),
    organizationName: word("Example Club"),
    website: word("", "example.org"),
    sector: word(...sectors),
    role: word("", "Director"),
    authority: word("on"),
    listPublicly: word("on"),
    source: word("/issues/stem"),
    ref: word("library"),
    campaign: word("ab-185"),
  },
  { requiredKeys: [] },
);

const paperFields = fc.record(
  {
    event: word("County fair"),
    day: word("2026-11-14"),
    locale: word("en", "es"),
    email,
    firstName: word("Ana"),
    lastName: word("", "Núñez"),
    zip: word("", "95814"),
    interests: word("stem"),
  },
  { requiredKeys: [] },
);

function formOf(fields: Record<string, string | undefined>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) form.append(name, value);
  return form;
}

/** Every text in what was taken. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Why a text that was taken must not be stored; null where it may. */
const wrongWith = (kept: string): string | null =>
  /[<>]/.test(kept)
    ? "markup"
    : /[\p{Cc}\u2028\u2029]/u.test(kept)
      ? "a control sign"
      : kept !== kept.toWellFormed()
        ? "half a pair"
        : null;

/** Each form by name: what is sent to it, and what it makes of that. */
export const wildForms: Record<string, { sent: fc.Arbitrary<unknown>; take: (sent: never) => unknown }> = {
  join: {
    sent: joinFields,
    take: (fields: Record<string, string>) => {
      const form = formOf(fields);
      const checked = checkJoin(readJoinForm(form));
      const way = readWayIn({
        from: form.get("source"),
        campaign: form.get("campaign"),
        ref: form.get("ref"),
      });
      return [way, checked.ok ? checked.input : null];
    },
  },
  paper: {
    sent: paperFields,
    take: (fields: Record<string, string>) => {
      const checked = checkPaper(readPaperForm(formOf(fields)), "2026-11-22");
      return checked.ok ? checked.entry : null;
    },
  },
  partner: { sent: text, take: (typed: string) => readCode(typed) },
  "embed-hosts": { sent: text, take: (typed: string) => readOrigins(typed).origins },
};

/** Sends so many wild inputs to one form. @throws with the smallest input that does harm */
export function sendWild(name: string, times: number, seed?: number): void {
  const form = wildForms[name];
  if (!form) throw new Error(`There is no form "${name}"`);
  fc.assert(
    fc.property(form.sent, (sent) => {
      for (const kept of textsIn(form.take(sent as never))) {
        const wrong = wrongWith(kept);
        if (wrong) throw new Error(`${wrong} would be kept: ${JSON.stringify(kept.slice(0, 200))}`);
      }
    }),
    { numRuns: times, ...(seed !== undefined && { seed }) },
  );
}
