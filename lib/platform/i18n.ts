import { createFormatter, createTranslator } from "use-intl/core";
import enContent from "@/content/en/messages/content.json";
import enJoin from "@/content/en/messages/join.json";
import enMail from "@/content/en/messages/mail.json";
import enSite from "@/content/en/messages/site.json";
import enUpdates from "@/content/en/messages/updates.json";
import esContent from "@/content/es/messages/content.json";
import esJoin from "@/content/es/messages/join.json";
import esMail from "@/content/es/messages/mail.json";
import esSite from "@/content/es/messages/site.json";
import esUpdates from "@/content/es/messages/updates.json";

export const locales = ["en", "es"] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = "en";

const en = { content: enContent, join: enJoin, mail: enMail, site: enSite, updates: enUpdates };
// The annotation holds parity: a word that English has and Spanish lacks does not compile.
const es: typeof en = { content: esContent, join: esJoin, mail: esMail, site: esSite, updates: esUpdates };

export type Messages = typeof en;
export const messages: Record<Locale, Messages> = { en, es };

export const isLocale = (value: unknown): value is Locale => locales.includes(value as Locale);

/** The interface's words of one namespace (content/LOCALE/messages/NAMESPACE.json, ICU MessageFormat). */
export function translator<N extends keyof Messages>(locale: Locale, namespace: N) {
  return createTranslator<Messages, N>({ locale, messages: messages[locale], namespace });
}

/** Dates and numbers in the reader's manner; times are California's and say so. */
export const formatter = (locale: Locale) =>
  createFormatter({ locale: `${locale}-US`, timeZone: "America/Los_Angeles" });

/** The address of a page in a language: English at the root, Spanish under /es. `path` begins with a slash. */
export const localePath = (locale: Locale, path: string): string =>
  locale === defaultLocale ? path : path === "/" ? `/${locale}` : `/${locale}${path}`;
