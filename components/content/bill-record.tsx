import type { Bill } from "@/lib/content/records/schema";
import type { Claim } from "@/lib/content/schema";
import { Display, SourceLink } from "@/components/content/claim";
import { Figure } from "@/components/content/figure";
import { qualifierWords } from "@/lib/content/claims";
import { type Locale, translator } from "@/lib/platform/i18n";

/** What was done for a bill, in our words. */
export function BillDid({ locale, bill }: { locale: Locale; bill: Bill }) {
  const t = translator(locale, "articles");
  return (
    <section aria-labelledby="did">
      <h2 id="did" className="record-heading">
        {t("bills.didTitle")}
      </h2>
      <p className="bill-did">{bill.did[locale]}</p>
    </section>
  );
}

/** What a bill brought, as one large figure with its source. */
export function BillOutcome({ locale, claim }: { locale: Locale; claim: Claim }) {
  const t = translator(locale, "articles");
  return (
    <section className="bill-outcome ground-poppy" aria-labelledby="outcome">
      <h2 id="outcome" className="bill-outcome-title">
        {t("bills.outcomeTitle")}
      </h2>
      <p>
        <span className="bill-outcome-qualifier">{qualifierWords(locale, claim)}</span>{" "}
        <strong className="bill-outcome-figure">
          <Display claim={claim} locale={locale} />
        </strong>{" "}
        <span className="bill-outcome-sentence">{claim.sentence[locale]}</span>
      </p>
      <p className="bill-outcome-source">
        <SourceLink locale={locale} claim={claim} />
      </p>
    </section>
  );
}

/** Thanks to those who acted. */
export function BillThanks({ locale, thanks }: { locale: Locale; thanks: string }) {
  const t = translator(locale, "articles");
  return (
    <section className="bill-thanks ground-sage" aria-labelledby="thanks">
      <div>
        <h2 id="thanks">{t("bills.thanksTitle")}</h2>
        <p>{thanks}</p>
      </div>
      <Figure name="bill-won" ground="sage" />
    </section>
  );
}

type BillWayProps = {
  locale: Locale;
  way: "next" | "before";
  bills: readonly { number: string; href: string }[];
};

/** The bill that carries on the purpose of this one, or those whose purpose this one carries on. */
export function BillWay({ locale, way, bills }: BillWayProps) {
  const t = translator(locale, "articles");
  if (bills.length === 0) return null;
  return (
    <p className="bill-way">
      {t(`bills.${way}`)}{" "}
      {bills.map(({ number, href }) => (
        <a key={href} href={href}>
          {number}
        </a>
      ))}
    </p>
  );
}
