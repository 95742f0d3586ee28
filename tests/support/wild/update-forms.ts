import fc from "fast-check";
import { toHtml } from "hast-util-to-html";
import { toMailHtml } from "@/lib/updates/mail-html";
import { readUpdate } from "@/lib/updates/markdown";
import {
  draftSchema,
  templateNameSchema,
  typedDraft,
  updateListSchema,
  type Draft,
  type SafeElement,
  type SafeRoot,
} from "@/lib/updates/schema";
import { readSender } from "@/lib/updates/sender";
import { updateSettingsSchema } from "@/lib/updates/settings";
import { day, email, fields, formOf, lines, taken, text, uuid, word, type WildForm } from "./arbitraries";

const where = { locale: "en", siteUrl: "https://movement.example" } as const;
// What would run, load or post something where it is shown.
const HARMFUL = new Set([
  "script",
  "style",
  "iframe",
  "object",
  "embed",
  "form",
  "input",
  "link",
  "meta",
  "base",
]);

const elementsIn = (node: SafeRoot | SafeElement): SafeElement[] =>
  node.children.flatMap((child) => (child.type === "element" ? [child, ...elementsIn(child)] : []));

/** @throws if an update's words, read, hold an element or an attribute that does something */
function expectHarmless(body: string): void {
  const { tree } = readUpdate(body, where);
  for (const { tagName, properties } of elementsIn(tree)) {
    const names = Object.keys(properties ?? {});
    const addresses = [properties?.["href"], properties?.["src"]].filter((value) => value !== undefined);
    const isHarmful =
      HARMFUL.has(tagName) ||
      names.some((name) => /^on/i.test(name) || name === "style") ||
      addresses.some((address) => !/^(?:https?:|mailto:)/i.test(String(address)));
    if (isHarmful) throw new Error(`markup would be sent: ${toHtml(tree).slice(0, 300)}`);
  }
  toMailHtml(tree);
}

/** The forms that staff fill in about updates. */
export const updateForms: Record<string, WildForm> = {
  update: {
    kept: "line",
    sent: fields({
      ...{ "subject-en": word("News"), "preheader-en": word(""), "body-en": lines, "subject-es": text },
      ...{ "preheader-es": text, "body-es": text, kind: word("alert"), sender: fc.oneof(uuid, day) },
      public: word("on"),
    }),
    take: (sent: Record<string, string>) => {
      const draft = taken(draftSchema, typedDraft(formOf(sent))) as Draft | null;
      if (!draft) return null;
      expectHarmless(draft.en.body);
      expectHarmless(draft.es.body);
      // The words themselves stand in the editor as they were typed.
      return [draft.en.subject, draft.en.preheader, draft.es.subject, draft.es.preheader];
    },
  },
  template: { kept: "line", sent: text, take: (typed: string) => taken(templateNameSchema, typed) },
  sender: {
    kept: "name",
    sent: fc.record({ name: word("Rosa at the Movement"), email, replyTo: email }),
    take: (typed: { name: string; email: string; replyTo: string }) => {
      const read = readSender(typed);
      return read.ok ? read.sender : null;
    },
  },
  "update-settings": {
    kept: "text",
    sent: fields({
      ...{
        fourEyes: fc.boolean(),
        fourEyesAbove: word("1000"),
        clicks: fc.boolean(),
        domainRate: word("", "5"),
      },
      ...{ refusedPercent: word("10"), bouncedPercent: word("5"), complainedPercent: word("0.3") },
      postalAddress: lines,
    }),
    take: (sent) => taken(updateSettingsSchema, sent),
  },
  "updates-list": {
    kept: "line",
    sent: fields({ q: text, state: word("draft"), kind: word("alert"), page: word("1") }),
    take: (sent) => (updateListSchema.parse(sent) ? null : null),
  },
};
