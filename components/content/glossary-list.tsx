import type { Term } from "@/lib/content/schema";
import { Expansion } from "@/components/content/expansion";
import { otherLocale } from "@/components/layout/site-header";
import { type Locale, translator } from "@/lib/platform/i18n";

export type GlossaryLetter = { letter: string; anchor: string; entries: readonly GlossaryEntry[] };
type GlossaryEntry = {
  term: Term;
  /** The pages that explain it in place. */
  uses: readonly { title: string; href: string }[];
};

/** From this many words on, the letters lead to their places. */
const worthLetters = 12;

/** The words by their letters, each with what it means in both languages' terms and where it is used. */
export function GlossaryList({ locale, letters }: { locale: Locale; letters: readonly GlossaryLetter[] }) {
  const t = translator(locale, "library");
  const count = letters.reduce((sum, { entries }) => sum + entries.length, 0);
  if (count === 0) return <p className="shelf-about">{t("glossary.empty")}</p>;
  return (
    <>
      {count >= worthLetters ? (
        <nav className="letters" aria-label={t("glossary.letters")}>
          <ul>
            {letters.map(({ letter, anchor }) => (
              <li key={anchor}>
                <a href={`#${anchor}`}>{letter}</a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      {letters.map(({ letter, anchor, entries }) => (
        <section key={anchor} className="glossary-letter" id={anchor} aria-labelledby={`${anchor}-name`}>
          <h2 className="glossary-letter-name" id={`${anchor}-name`}>
            {letter}
          </h2>
          <div>
            {entries.map((entry) => (
              <Entry key={entry.term.id} locale={locale} {...entry} />
            ))}
          </div>
        </section>
      ))}
    </>
  );
}

function Entry({ locale, term, uses }: GlossaryEntry & { locale: Locale }) {
  const t = translator(locale, "library");
  return (
    <section className="entry" id={term.id} aria-labelledby={`${term.id}-name`}>
      <h3 className="entry-name" id={`${term.id}-name`}>
        {term.term[locale]}
      </h3>
      {term.expansion ? (
        <p className="entry-expansion">
          <Expansion locale={locale} words={term.expansion} />
        </p>
      ) : null}
      <p className="entry-definition">{term.definition[locale]}</p>
      <OtherName locale={locale} term={term} />
      {uses.length > 0 ? (
        <p className="entry-uses">
          {t("glossary.usedOn")}{" "}
          {uses.map(({ title, href }, place) => (
            <span key={href}>
              {place > 0 ? ", " : null}
              <a href={href}>{title}</a>
            </span>
          ))}
        </p>
      ) : null}
    </section>
  );
}

/** The word in the other language, where it or what it stands for differs: school papers may use either. */
function OtherName({ locale, term }: { locale: Locale; term: Term }) {
  const t = translator(locale, "library");
  const other = otherLocale(locale);
  const names = [
    ...(term.term[other] === term.term[locale] ? [] : [term.term[other]]),
    ...(term.expansion && term.expansion[other] !== term.expansion[locale] ? [term.expansion[other]] : []),
  ];
  if (names.length === 0) return null;
  return (
    <p className="entry-other">
      {t("glossary.inOther")} <span lang={other}>{names.join(": ")}</span>
    </p>
  );
}
