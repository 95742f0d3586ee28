import type { Claim, Site } from "@/lib/content/schema";
import type { Locale } from "@/lib/platform/i18n";
import { claimAddress, Display, Share } from "@/components/content/claim";
import { ageOf, describeSource, qualifierWords, shareOf } from "@/lib/content/claims";
import { localePath, translator } from "@/lib/platform/i18n";

type ClaimAgeProps = {
  locale: Locale;
  claim: Claim;
  /** The year it is now. */
  year: number;
};

/** The mark of a figure whose source gives no year, or one long past; nothing for the others. */
export function ClaimAge({ locale, claim, year }: ClaimAgeProps) {
  const t = translator(locale, "content");
  const age = ageOf(claim, year);
  if (age === "recent") return null;
  return (
    <span className="claim-age">
      {age === "undated" ? t("claims.undated") : t("claims.old", { year: String(claim.asOf) })}
    </span>
  );
}

type ClaimListProps = { locale: Locale; claims: readonly Claim[]; year: number };

/** Figures side by side on a ruled sheet, each the way to its own page. */
export function ClaimList({ locale, claims, year }: ClaimListProps) {
  const t = translator(locale, "content");
  return (
    <div className="figures">
      <ul className="figures-row claim-list">
        {claims.map((claim) => (
          <li className="claim" key={claim.id}>
            <Share share={shareOf(claim)} />
            <p>
              <span className="claim-qualifier">{qualifierWords(locale, claim)}</span>{" "}
              <a className="claim-link" href={claimAddress(locale, claim)}>
                <strong className="claim-figure">
                  <Display claim={claim} locale={locale} />
                </strong>{" "}
                <span className="claim-sentence">{claim.sentence[locale]}</span>
              </a>
            </p>
            <p className="claim-source">
              <span>{t("geography", { geography: claim.geography })}</span>
              {/* The mark below says the rest of a year that is missing or long past. */}
              <span>
                {ageOf(claim, year) === "recent" ? describeSource(claim, locale) : claim.source[locale]}
              </span>
            </p>
            <ClaimAge locale={locale} claim={claim} year={year} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** All figures as files for spreadsheets and programs, and what they may be used for. */
export function ClaimData({ locale, site }: { locale: Locale; site: Site }) {
  const t = translator(locale, "content");
  return (
    <section className="claim-section" aria-labelledby="data">
      <h2 id="data">{t("claims.data.title")}</h2>
      <p className="claim-licence">
        {t("claims.data.licence", { organisation: site.organisation[locale], site: site.name[locale] })}
      </p>
      <ul className="claim-downloads">
        <li>
          <a href={localePath(locale, "/claims.csv")}>{t("claims.data.csv")}</a>
        </li>
        <li>
          <a href={localePath(locale, "/claims.json")}>{t("claims.data.json")}</a>
        </li>
      </ul>
    </section>
  );
}
