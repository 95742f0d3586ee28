import { notFound } from "next/navigation";
import { cache } from "react";
import { defaultLocale, isLocale, type Locale } from "@/lib/platform/i18n";

/** The route parameters of every page below app/[locale]. */
export type LocaleParams = Promise<{ locale: string }>;

/** The language of a page's address; anything else is an address that does not exist. */
export async function requireLocale(params: LocaleParams): Promise<Locale> {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return locale;
}

const noted = cache((): { locale: Locale } => ({ locale: defaultLocale }));

// not-found.tsx is given no parameters: the layout around it leaves the language here, for this request alone.
export const noteLocale = (locale: Locale): void => void (noted().locale = locale);
export const notedLocale = (): Locale => noted().locale;
