import { messages, translator, type Locale, type Messages } from "@/lib/platform/i18n";

/** What a form that led here has done, in words: `done` in the address names them. Null for anything else. */
export function doneWords(locale: Locale, done: unknown): string | null {
  const known = messages[locale].account.done;
  return typeof done === "string" && Object.hasOwn(known, done)
    ? translator(locale, "account")(`done.${done as keyof Messages["account"]["done"]}`)
    : null;
}
