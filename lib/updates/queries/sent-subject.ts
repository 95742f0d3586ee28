import { defaultLocale } from "@/lib/platform/i18n";
import { withFallbacks } from "../personal";

/** What is selected of an update to tell which subject somebody got. */
export const subjects = {
  winner: true,
  translations: { select: { locale: true, subject: true } },
  subjects: { select: { locale: true, number: true, subject: true } },
} as const;

type Subjects = {
  winner: number | null;
  translations: { locale: string; subject: string }[];
  subjects: { locale: string; number: number; subject: string }[];
};

/** The subject of somebody's mail, in its language, also where several were tried; personal fields as for nobody known. */
export function sentSubject(
  update: Subjects,
  { variant, locale }: { variant: number; locale: string },
): string {
  const nth = variant || (update.winner ?? 1);
  const ofLocale = (language: string) =>
    update.subjects.find((it) => it.locale === language && it.number === nth)?.subject ||
    update.translations.find((it) => it.locale === language)?.subject;
  return withFallbacks(ofLocale(locale) || ofLocale(defaultLocale) || "");
}
