import { notFound } from "next/navigation";
import { isLocale, type Locale } from "@/lib/platform/i18n";

/** The route parameters of every page below app/[locale]. */
export type LocaleParams = Promise<{ locale: string }>;

/** The language of a page's address; anything else is an address that does not exist. */
export async function requireLocale(params: LocaleParams): Promise<Locale> {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return locale;
}
