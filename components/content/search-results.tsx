import type { SearchResult } from "@/lib/content/queries/search";
import type { Piece } from "@/lib/content/search/snippet";
import type { Locale } from "@/lib/platform/i18n";
import { splitDisplay } from "@/lib/content/claims";
import { localePath, translator } from "@/lib/platform/i18n";

/** A result, and for a claim the figure that is set large beside it. */
export type ShownResult = SearchResult & { figure?: string | undefined };

type SearchResultListProps = {
  locale: Locale;
  results: readonly ShownResult[];
  /** The number of the first one, from 1. */
  first: number;
};

/** What was found, in order; each with its kind beside it and the place in the text that says it. */
export function SearchResultList({ locale, results, first }: SearchResultListProps) {
  return (
    <ol className="results" start={first}>
      {results.map((result) => (
        <Result key={result.address} locale={locale} result={result} />
      ))}
    </ol>
  );
}

function Result({ locale, result }: { locale: Locale; result: ShownResult }) {
  const t = translator(locale, "search");
  const { type, address, title, context, snippet, place, figure } = result;
  const words = result.locale === locale ? undefined : result.locale;
  const href = localePath(locale, address);
  return (
    <li className="result" data-kind={type}>
      <div className="result-kind">
        <p>{t(`kind.${type}`)}</p>
        {figure ? (
          // The title says it as well.
          <p className="result-figure" aria-hidden="true">
            <Large figure={figure} />
          </p>
        ) : null}
      </div>
      <div className="result-words" lang={words}>
        {context ? <p className="result-context">{t("inPage", { title: context })}</p> : null}
        <h2 className="result-title">
          <a href={href}>
            <Marked pieces={title} />
          </a>
        </h2>
        <p className="result-snippet">
          <Marked pieces={snippet} />
        </p>
        {place ? (
          <p className="result-place">
            {t("under")} <a href={`${href}#${place.anchor}`}>{place.heading}</a>
          </p>
        ) : null}
      </div>
    </li>
  );
}

function Large({ figure }: { figure: string }) {
  const { before, number, after } = splitDisplay(figure);
  return (
    <>
      {before + number}
      {after.length > 2 ? <span className="result-unit">{after}</span> : after}
    </>
  );
}

const Marked = ({ pieces }: { pieces: readonly Piece[] }) =>
  pieces.map(({ text, hit }, place) => (hit ? <mark key={place}>{text}</mark> : text));
