import { type Locale, localePath, translator } from "@/lib/platform/i18n";

/** An organization as a list shows it. */
export type ListedOrganization = {
  slug: string;
  name: string;
  abbreviation?: string | undefined;
  /** In a few words each: what it belongs to, its kind, its county. */
  facts: readonly string[];
  /** The year since which it is a member. */
  since?: string | undefined;
};

type OrganizationListProps = {
  locale: Locale;
  /** By what they begin with, in order. */
  groups: readonly { letter: string; organizations: readonly ListedOrganization[] }[];
};

/** Organizations by name, as an almanac has them: a letter, and all that begin with it. */
export function OrganizationList({ locale, groups }: OrganizationListProps) {
  const t = translator(locale, "organizations");
  return groups.map(({ letter, organizations }) => (
    <section key={letter} className="almanac" aria-labelledby={`letter-${letter}`}>
      <h3 className="almanac-letter" id={`letter-${letter}`}>
        {letterWords(locale, letter)}
      </h3>
      <ul className="almanac-names">
        {organizations.map(({ slug, name, abbreviation, facts, since }) => (
          <li key={slug}>
            <a href={localePath(locale, `/organizations/${slug}`)}>{name}</a>
            {abbreviation && abbreviation !== name ? (
              <span className="almanac-short"> {abbreviation}</span>
            ) : null}
            {facts.length > 0 ? <span className="almanac-facts"> {facts.join(" · ")}</span> : null}
            {since ? <span className="almanac-member"> {t("memberSince", { year: since })}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  ));
}

const letterWords = (locale: Locale, letter: string): string =>
  letter === "other" ? translator(locale, "organizations")("letterOther") : letter.toUpperCase();

type LetterRowProps = {
  locale: Locale;
  /** The way to the list without a letter. */
  all: { href: string; chosen: boolean };
  /** Every initial with how many it has, and the way there; one that nobody has is plain text. */
  letters: readonly { letter: string; count: number; href: string; chosen: boolean }[];
};

/** The alphabet, each letter with how many begin with it. */
export function LetterRow({ locale, all, letters }: LetterRowProps) {
  const t = translator(locale, "organizations");
  return (
    <nav className="letters" aria-label={t("letters")}>
      <ul>
        <li>
          <a href={all.href} aria-current={all.chosen ? "true" : undefined}>
            {t("everyLetter")}
          </a>
        </li>
        {letters.map(({ letter, count, href, chosen }) => (
          <li key={letter}>
            {count > 0 ? (
              <a href={href} aria-current={chosen ? "true" : undefined}>
                {letterWords(locale, letter)} <span className="letters-count">{count}</span>
              </a>
            ) : (
              <span>{letterWords(locale, letter)}</span>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
