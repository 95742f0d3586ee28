import type { ReactNode } from "react";
import type { Claim, Ground } from "@/lib/content/schema";
import type { Locale } from "@/lib/platform/i18n";
import { Display } from "@/components/content/claim";
import { ClaimAge } from "@/components/content/claim-list";
import { ClaimPicture } from "@/components/content/claim-picture";
import { ageOf, qualifierWords, splitDisplay } from "@/lib/content/claims";
import { formatter, localePath, translator } from "@/lib/platform/i18n";

type ClaimProps = {
  locale: Locale;
  claim: Claim;
  /** The year it is now. */
  year: number;
};

/** One figure as a poster: its number as large as the sheet allows, and a picture drawn from it. */
export function ClaimPoster({ locale, claim, year, ground }: ClaimProps & { ground: Ground }) {
  const t = translator(locale, "content");
  const { before, number, after } = splitDisplay(claim.display[locale]);
  // A unit in words stands on a line of its own.
  const long = before.length + number.length + (after.length > 2 ? 0 : after.length) > 3;
  return (
    <div className={`poster claim-poster ground-${ground}`}>
      <div className="frame poster-grid">
        <div className="poster-words">
          <p className="poster-kicker">
            {t("geography", { geography: claim.geography })}{" "}
            <ClaimAge locale={locale} claim={claim} year={year} />
          </p>
          <h1>
            <span className="claim-poster-qualifier">{qualifierWords(locale, claim)}</span>{" "}
            <span className="claim-poster-figure" data-long={long || undefined}>
              <Display claim={claim} locale={locale} />
            </span>{" "}
            <span className="poster-sentence">{claim.sentence[locale]}</span>
          </h1>
        </div>
        <div className="claim-poster-picture">
          <ClaimPicture claim={claim} ground={ground} />
        </div>
      </div>
    </div>
  );
}

/** What is known of a figure, line by line. */
export function ClaimRecord({ locale, claim, year }: ClaimProps) {
  const t = translator(locale, "content");
  const day = (date: string) =>
    formatter(locale).dateTime(new Date(`${date}T12:00:00Z`), { dateStyle: "long" });
  const asOf = {
    undated: t("claims.asOfUndated"),
    old: t("claims.asOfOld", { year: String(claim.asOf) }),
    recent: String(claim.asOf),
  }[ageOf(claim, year)];
  const lines: [string, ReactNode][] = [
    [t("claims.unitTitle"), t(`claims.unit.${claim.unit}`)],
    [t("claims.population"), claim.population[locale]],
    [t("claims.place"), t("geography", { geography: claim.geography })],
    [t("claims.source"), claim.source[locale]],
    [t("claims.asOf"), asOf],
    [
      t("claims.checkedOn"),
      claim.checkedOn ? (
        <time dateTime={claim.checkedOn}>{day(claim.checkedOn)}</time>
      ) : (
        t("claims.neverChecked")
      ),
    ],
    ...(claim.note ? [[t("claims.note"), claim.note[locale]] as [string, ReactNode]] : []),
  ];
  return (
    <section className="claim-section" aria-labelledby="record">
      <h2 id="record">{t("claims.record")}</h2>
      <dl className="claim-record">
        {lines.map(([term, said]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{said}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

type ClaimUsesProps = {
  locale: Locale;
  /** The pages that state the figure; `places` are the full ways to where they do. */
  uses: readonly { title: string; places: readonly string[] }[];
};

/** The pages that state a figure, each a way to the very place. */
export function ClaimUses({ locale, uses }: ClaimUsesProps) {
  const t = translator(locale, "content");
  return (
    <section className="claim-section" aria-labelledby="used">
      <h2 id="used">{t("claims.usedTitle")}</h2>
      {uses.length === 0 ? <p>{t("claims.usedNowhere")}</p> : null}
      <ul className="claim-uses">
        {uses.map(({ title, places: [first, ...more] }) => (
          <li key={first}>
            <a href={first}>{title}</a>
            {more.map((place, index) => (
              <a
                key={place}
                href={place}
                aria-label={`${title}, ${t("claims.usedPlace", { place: index + 2 })}`}
              >
                {t("claims.usedPlace", { place: index + 2 })}
              </a>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

type ClaimImagesProps = {
  locale: Locale;
  id: string;
  /** In pixels. */
  size: { width: number; height: number };
  /** What the image shows: also what to put beside it wherever it goes. */
  description: string;
};

/** The figure as images to take along, and the words for those who do not see them. */
export function ClaimImages({ locale, id, size, description }: ClaimImagesProps) {
  const t = translator(locale, "content");
  const address = (format: "svg" | "png") => localePath(locale, `/claims/${id}.${format}`);
  const name = (format: "svg" | "png") => `${id}-${locale}.${format}`;
  return (
    <section className="claim-section claim-images" aria-labelledby="images">
      <h2 id="images">{t("claims.image.title")}</h2>
      <p>{t("claims.image.intro")}</p>
      {/* eslint-disable-next-line @next/next/no-img-element -- a drawing of our own: there is nothing to optimize */}
      <img src={address("svg")} {...size} alt={description} loading="lazy" decoding="async" />
      <ul className="claim-downloads">
        <li>
          <a href={address("svg")} download={name("svg")}>
            {t("claims.image.svg")}
          </a>
        </li>
        <li>
          <a href={address("png")} download={name("png")}>
            {t("claims.image.png", size)}
          </a>
        </li>
      </ul>
      <h3>{t("claims.image.alt")}</h3>
      <p>{description}</p>
    </section>
  );
}

type ClaimCiteProps = { locale: Locale; citation: { plain: string; apa: string; bibtex: string } };

/** How to cite a figure, ready to be taken. */
export function ClaimCite({ locale, citation }: ClaimCiteProps) {
  const t = translator(locale, "content");
  return (
    <section className="claim-section claim-cite" aria-labelledby="cite">
      <h2 id="cite">{t("claims.citeTitle")}</h2>
      <h3>{t("claims.citePlain")}</h3>
      <p>{citation.plain}</p>
      <h3>APA</h3>
      <p>{citation.apa}</p>
      <h3>BibTeX</h3>
      <pre>
        <code>{citation.bibtex}</code>
      </pre>
      <p className="claim-cite-hint">{t("claims.citeHint")}</p>
    </section>
  );
}
