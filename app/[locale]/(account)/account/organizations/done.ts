import { messages, translator, type Locale, type Messages } from "@/lib/platform/i18n";

type Done = keyof Messages["account-organization"]["done"];

/** What a form about an organization has done, in words: `done` in the address names them. Null for anything else. */
export function organizationDoneWords(locale: Locale, done: unknown): string | null {
  return typeof done === "string" && Object.hasOwn(messages[locale]["account-organization"].done, done)
    ? translator(locale, "account-organization")(`done.${done as Done}`)
    : null;
}
