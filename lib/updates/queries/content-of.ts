import { defaultLocale, isLocale, locales } from "@/lib/platform/i18n";
import { withFallbacks } from "../personal";
import { emptyContent, type UpdateContent } from "../schema";

/** What is selected of an update whose words are read. */
export const words = {
  translations: { select: { locale: true, subject: true, preheader: true, body: true } },
} as const;
export type Words = { translations: { locale: string; subject: string; preheader: string; body: string }[] };

/** The words of an update in both languages, "" where nothing is written. */
export function contentOf({ translations }: Words): UpdateContent {
  const content = structuredClone(emptyContent);
  for (const { locale, subject, preheader, body } of translations)
    if (isLocale(locale)) content[locale] = { subject, preheader, body };
  return content;
}

/** What an update is called: its subject in the default language, or in any, as it reads to whoever is not known. */
export const titleOf = (content: UpdateContent): string =>
  withFallbacks(
    content[defaultLocale].subject || locales.map((locale) => content[locale].subject).find(Boolean) || "",
  );

/** Whether an address of the staff area can name an update at all. */
export const isId = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
