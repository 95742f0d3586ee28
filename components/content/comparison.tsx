import type { Citation, ContentProps } from "@/lib/content/schema";
import type { Locale } from "@/lib/platform/i18n";
import { BarPlot } from "@/components/charts/bar-plot";
import { NoteLink } from "@/components/content/claim";
import { barScale, describeSource, qualifierWords } from "@/lib/content/claims";
import { translator } from "@/lib/platform/i18n";

/** Two figures as two bars on one scale, with the same numbers in a table for those who hear the page. */
export function Comparison({ locale, title, first, second }: ContentProps["Comparison"]) {
  const t = translator(locale, "content");
  const { shares } = barScale([first.claim, second.claim]);
  const sameSource = describeSource(first.claim, locale) === describeSource(second.claim, locale);
  return (
    <figure className="comparison">
      <figcaption className="comparison-title">{title}</figcaption>
      <div aria-hidden="true">
        <CompareBar locale={locale} citation={first} share={shares[0] ?? 0} tone="first" />
        <CompareBar locale={locale} citation={second} share={shares[1] ?? 0} tone="second" />
      </div>
      <div className="sr-only">
        <table>
          <caption>{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t("comparisonWhat")}</th>
              <th scope="col">{t("comparisonValue")}</th>
            </tr>
          </thead>
          <tbody>
            {[first, second].map(({ claim, anchor }) => (
              <tr key={anchor}>
                <th scope="row">{claim.label[locale]}</th>
                <td>
                  {qualifierWords(locale, claim)} {claim.display[locale]}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="claim-source">
        {sameSource ? null : (
          <span>
            {describeSource(first.claim, locale)} <NoteLink locale={locale} note={first.note} />
          </span>
        )}
        <span>
          {describeSource(second.claim, locale)}{" "}
          {sameSource ? <NoteLink locale={locale} note={first.note} /> : null}{" "}
          <NoteLink locale={locale} note={second.note} />
        </span>
        <span>{t("zeroScale")}</span>
      </p>
    </figure>
  );
}

type CompareBarProps = { locale: Locale; citation: Citation; share: number; tone: "first" | "second" };

function CompareBar({ locale, citation, share, tone }: CompareBarProps) {
  const { claim, anchor } = citation;
  const value = `${qualifierWords(locale, claim)} ${claim.display[locale]}`.trim();
  return (
    <div className="comparison-bar" id={anchor}>
      <p>{claim.label[locale]}</p>
      <BarPlot share={share} value={value} tone={tone} />
    </div>
  );
}
