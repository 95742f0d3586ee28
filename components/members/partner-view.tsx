import type { PartnerPage } from "@/lib/members/queries/get-partner-page";
import { formatter, localePath, translator, type Locale } from "@/lib/platform/i18n";
import type { QrCode } from "@/lib/print/qr";

type PartnerViewProps = {
  locale: Locale;
  partner: PartnerPage;
  /** The full address of the join form that counts for them. */
  href: string;
  qr: QrCode;
  /** Where the code and the poster are to be had; the format stands behind it. */
  printed: string;
  /** What shows the form on a page of theirs. */
  snippet: string;
};

/** A partner's own page: how many came by them, and what to invite people with. */
export function PartnerView({ locale, partner, href, qr, printed, snippet }: PartnerViewProps) {
  const t = translator(locale, "partners");
  const { people, organizations, lately, closedAt } = partner;
  const counts = { people, organizations, lately };
  const { dateTime } = formatter(locale);
  const shown = href.replace(/^https?:\/\//, "");
  return (
    <div className="partner">
      {closedAt ? (
        <p className="notice">{t("closed", { date: dateTime(closedAt, { dateStyle: "long" }) })}</p>
      ) : null}
      <section aria-labelledby="counts">
        <h2 id="counts">{t("countsTitle")}</h2>
        <dl className="partner-counts">
          {(["people", "organizations", "lately"] as const).map((name) => {
            const count = counts[name];
            return (
              <div key={name}>
                <dt>{t(name)}</dt>
                <dd data-few={count === null ? "" : undefined}>
                  {count === null ? t("few") : t("count", { count })}
                </dd>
              </div>
            );
          })}
        </dl>
        <p className="partner-note">
          {t("countsNote")} <a href={localePath(locale, "/policies/privacy")}>{t("privacy")}</a>
        </p>
      </section>
      <section aria-labelledby="link" className="partner-way">
        <svg
          viewBox={`-4 -4 ${qr.size + 8} ${qr.size + 8}`}
          role="img"
          aria-label={t("qrAlt", { address: shown })}
          className="partner-code"
        >
          <path fill="#fff" d={`M-4-4h${qr.size + 8}v${qr.size + 8}h-${qr.size + 8}z`} />
          <path stroke="#000" d={qr.runs} />
        </svg>
        <div>
          <h2 id="link">{t("linkTitle")}</h2>
          <p>{t("linkHint")}</p>
          <p className="partner-link">
            <a href={href}>{shown}</a>
          </p>
          <h3>{t("printTitle")}</h3>
          <ul className="partner-files">
            <li>
              <a href={`${printed}/pdf`}>{t("posterPdf")}</a>
            </li>
            <li>
              <a href={`${printed}/svg`}>{t("svg")}</a>
            </li>
            <li>
              <a href={`${printed}/png`}>{t("png")}</a>
            </li>
          </ul>
        </div>
      </section>
      <section aria-labelledby="embed">
        <h2 id="embed">{t("embedTitle")}</h2>
        <label htmlFor="snippet" className="partner-label">
          {t("embedHint")}
        </label>
        <textarea id="snippet" className="box partner-snippet" rows={4} readOnly defaultValue={snippet} />
      </section>
    </div>
  );
}
