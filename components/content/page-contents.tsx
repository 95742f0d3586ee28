import type { Heading } from "@/lib/content/schema";
import { type Locale, translator } from "@/lib/platform/i18n";

/** From this many headings on, a page says first what it holds. */
const worthListing = 4;

/** What a long page holds, as links to its headings; nothing for a short one. */
export function PageContents({ locale, headings }: { locale: Locale; headings: readonly Heading[] }) {
  const t = translator(locale, "library");
  const main = headings.filter(({ depth }) => depth === 2);
  if (main.length < worthListing) return null;
  return (
    <nav className="contents" aria-labelledby="contents">
      <h2 id="contents">{t("contents")}</h2>
      <ol>
        {main.map(({ id, text }) => (
          <li key={id}>
            <a href={`#${id}`}>{text}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
