import { Fragment } from "react";
import type { Author } from "@/lib/content/authors";
import { type Locale, localePath, translator } from "@/lib/platform/i18n";

type AuthorLinksProps = { locale: Locale; authors: readonly Pick<Author, "name" | "address">[] };

/** "By Dr. Shari Dickstein-Staub and Megan Smith", each name the way to its own page. */
export function AuthorLinks({ locale, authors }: AuthorLinksProps) {
  const t = translator(locale, "articles");
  const list = new Intl.ListFormat(`${locale}-US`, { type: "conjunction" });
  let place = 0;
  const names = list.formatToParts(authors.map(({ name }) => name)).map(({ type, value }, part) => {
    const author = type === "element" ? authors[place++] : undefined;
    return author ? (
      <a key={author.address} href={localePath(locale, author.address)} rel="author">
        {value}
      </a>
    ) : (
      <Fragment key={part}>{value}</Fragment>
    );
  });
  return (
    <span>
      {t("by")} {names}
    </span>
  );
}
