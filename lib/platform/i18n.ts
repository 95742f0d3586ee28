import { createFormatter, createTranslator } from "use-intl/core";
import enAccount from "@/content/en/messages/account.json";
import enAccountOrganization from "@/content/en/messages/account-organization.json";
import enArticles from "@/content/en/messages/articles.json";
import enCoalitions from "@/content/en/messages/coalitions.json";
import enContent from "@/content/en/messages/content.json";
import enJoin from "@/content/en/messages/join.json";
import enLibrary from "@/content/en/messages/library.json";
import enMail from "@/content/en/messages/mail.json";
import enOrganizations from "@/content/en/messages/organizations.json";
import enPartners from "@/content/en/messages/partners.json";
import enPrint from "@/content/en/messages/print.json";
import enSearch from "@/content/en/messages/search.json";
import enSite from "@/content/en/messages/site.json";
import enUpdates from "@/content/en/messages/updates.json";
import esAccount from "@/content/es/messages/account.json";
import esAccountOrganization from "@/content/es/messages/account-organization.json";
import esArticles from "@/content/es/messages/articles.json";
import esCoalitions from "@/content/es/messages/coalitions.json";
import esContent from "@/content/es/messages/content.json";
import esJoin from "@/content/es/messages/join.json";
import esLibrary from "@/content/es/messages/library.json";
import esMail from "@/content/es/messages/mail.json";
import esOrganizations from "@/content/es/messages/organizations.json";
import esPartners from "@/content/es/messages/partners.json";
import esPrint from "@/content/es/messages/print.json";
import esSearch from "@/content/es/messages/search.json";
import esSite from "@/content/es/messages/site.json";
import esUpdates from "@/content/es/messages/updates.json";
import { homeTimeZone } from "./clock";

export const locales = ["en", "es"] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = "en";

const en = {
  account: enAccount,
  "account-organization": enAccountOrganization,
  articles: enArticles,
  coalitions: enCoalitions,
  content: enContent,
  join: enJoin,
  library: enLibrary,
  mail: enMail,
  organizations: enOrganizations,
  partners: enPartners,
  print: enPrint,
  search: enSearch,
  site: enSite,
  updates: enUpdates,
};
// The annotation holds parity: a word that English has and Spanish lacks does not compile.
const es: typeof en = {
  account: esAccount,
  "account-organization": esAccountOrganization,
  articles: esArticles,
  coalitions: esCoalitions,
  content: esContent,
  join: esJoin,
  library: esLibrary,
  mail: esMail,
  organizations: esOrganizations,
  partners: esPartners,
  print: esPrint,
  search: esSearch,
  site: esSite,
  updates: esUpdates,
};

export type Messages = typeof en;
export const messages: Record<Locale, Messages> = { en, es };

export const isLocale = (value: unknown): value is Locale => locales.includes(value as Locale);

const makeTranslator = <N extends keyof Messages>(locale: Locale, namespace: N) =>
  createTranslator<Messages, N>({ locale, messages: messages[locale], namespace });

// A translator remembers the messages it has parsed: made anew for each use, parsing would be a tenth of every page.
const translators = new Map<string, unknown>();

/** The interface's words of one namespace (content/LOCALE/messages/NAMESPACE.json, ICU MessageFormat). */
export function translator<N extends keyof Messages>(locale: Locale, namespace: N) {
  const key = `${locale}/${namespace}`;
  const known = translators.get(key) as ReturnType<typeof makeTranslator<N>> | undefined;
  if (known) return known;
  const made = makeTranslator(locale, namespace);
  translators.set(key, made);
  return made;
}

const makeFormatter = (locale: Locale) => createFormatter({ locale: `${locale}-US`, timeZone: homeTimeZone });
const formatters = { en: makeFormatter("en"), es: makeFormatter("es") };

/** Dates and numbers in the reader's manner; times are California's and say so. */
export const formatter = (locale: Locale) => formatters[locale];

/** The address of a page in a language: English at the root, Spanish under /es. `path` begins with a slash. */
export const localePath = (locale: Locale, path: string): string =>
  locale === defaultLocale ? path : path === "/" ? `/${locale}` : `/${locale}${path}`;
