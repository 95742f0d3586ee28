import { type Locale, translator } from "@/lib/platform/i18n";

type AuthorMailProps = { locale: Locale; user: string; domain: string };

/**
 * A mail address for people: its halves stand apart with a word between them, so that a program that reads pages for
 * addresses finds none. public/enhance.js makes it a link.
 */
export function AuthorMail({ locale, user, domain }: AuthorMailProps) {
  const t = translator(locale, "articles");
  return (
    <p className="author-mail">
      <span className="author-mail-label">{t("authorMail")}</span>{" "}
      <span data-mail="">
        <b>{user}</b> <i>{t("authorAt")}</i> <b>{domain}</b> <small>{t("authorAtHint")}</small>
      </span>
    </p>
  );
}
