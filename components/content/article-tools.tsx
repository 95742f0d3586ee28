import { Citations } from "@/components/content/citations";
import { type Locale, localePath, translator } from "@/lib/platform/i18n";

type ArticleToolsProps = {
  locale: Locale;
  /** The article's address without its language. */
  path: string;
  title: string;
  summary: string;
  /** The article's full address. */
  web: string;
};

/** What a reader does with an article: keep it, print it, send it on. Links alone: no script is needed. */
export function ArticleTools({ locale, path, title, summary, web }: ArticleToolsProps) {
  const t = translator(locale, "articles");
  const pdf = localePath(locale, `${path}/pdf`);
  return (
    <nav className="article-tools" aria-label={t("toolsLabel")}>
      <ul>
        <li>
          <a href={pdf} download="" type="application/pdf">
            {t("save")}
          </a>
        </li>
        <li>
          <a href={localePath(locale, `${path}/print`)} rel="nofollow">
            {t("print")}
          </a>
        </li>
        <li>
          <a href={mailAddress(title, [title, summary, web])}>{t("mail")}</a>
        </li>
        <li>
          <a href={pdf} type="application/pdf">
            {t("pdf")}
          </a>
        </li>
      </ul>
    </nav>
  );
}

/** A new mail to nobody yet (RFC 6068): lines of its body are parted by CRLF. */
const mailAddress = (subject: string, lines: readonly string[]): string =>
  `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(lines.join("\r\n\r\n"))}`;

type ArticleCitationProps = { locale: Locale; citation: { plain: string; apa: string; bibtex: string } };

/** How to cite an article. */
export function ArticleCitation({ locale, citation }: ArticleCitationProps) {
  const t = translator(locale, "articles");
  return (
    <section className="tools" aria-label={t("cite")}>
      <Citations summary={t("cite")} citation={citation} />
    </section>
  );
}
