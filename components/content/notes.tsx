import type { SourceNote, Term } from "@/lib/content/schema";
import type { Locale } from "@/lib/platform/i18n";
import { SourceLink } from "@/components/content/claim";
import { Expansion } from "@/components/content/expansion";
import { qualifierWords } from "@/lib/content/claims";
import { formatter, translator } from "@/lib/platform/i18n";

/** The page's figures with their sources, numbered as in the text, each with its way back. */
export function Sources({ locale, notes }: { locale: Locale; notes: readonly SourceNote[] }) {
  const t = translator(locale, "content");
  if (notes.length === 0) return null;
  return (
    <section className="notes" aria-labelledby="sources">
      <h2 id="sources">{t("sourcesTitle")}</h2>
      <p className="notes-intro">
        {t("sourcesIntro")}
        {notes.some(({ claim }) => claim.asOf === null) ? ` ${t("sourcesUndated")}` : null}
      </p>
      <ol>
        {notes.map((note) => (
          <SourceLine key={note.id} locale={locale} {...note} />
        ))}
      </ol>
    </section>
  );
}

function SourceLine({ locale, claim, id, note, anchors }: SourceNote & { locale: Locale }) {
  const t = translator(locale, "content");
  const day = (date: string) =>
    formatter(locale).dateTime(new Date(`${date}T12:00:00Z`), { dateStyle: "long" });
  return (
    <li id={id} value={note}>
      <strong>
        {qualifierWords(locale, claim)} {claim.display[locale]}
      </strong>{" "}
      {claim.sentence[locale]}.{claim.note ? ` ${claim.note[locale]}` : null}{" "}
      <span className="notes-source">
        {t("geography", { geography: claim.geography })}. <SourceLink locale={locale} claim={claim} />.
        {claim.checkedOn ? ` ${t("sourcesChecked", { date: day(claim.checkedOn) })}` : null}
      </span>{" "}
      <span className="notes-back">
        {anchors.map((anchor, place) => (
          <a
            key={anchor}
            href={`#${anchor}`}
            aria-label={
              anchors.length > 1 ? t("sourcesBackNth", { place: place + 1 }) : `${t("sourcesBack")} (${note})`
            }
          >
            ↑
          </a>
        ))}
      </span>
    </li>
  );
}

/** The words a page explains, in the order of the alphabet: for print, and for browsers without popovers. */
export function WordList({ locale, terms }: { locale: Locale; terms: readonly Term[] }) {
  const t = translator(locale, "content");
  if (terms.length === 0) return null;
  const sorted = [...terms].sort((a, b) => a.term[locale].localeCompare(b.term[locale], locale));
  return (
    <section className="notes" aria-labelledby="words">
      <h2 id="words">{t("wordsTitle")}</h2>
      <dl className="words">
        {sorted.map((term) => (
          <div key={term.id} id={`word-${term.id}`}>
            <dt>
              {term.term[locale]}
              {term.expansion ? (
                <span className="words-expansion">
                  <Expansion locale={locale} words={term.expansion} />
                </span>
              ) : null}
            </dt>
            <dd>{term.definition[locale]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
