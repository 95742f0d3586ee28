import type { Locale } from "@/lib/platform/i18n";
import { joinAddress } from "@/components/layout/site-header";
import { ButtonLink } from "@/components/ui/button";
import { translator } from "@/lib/platform/i18n";

/** The invitation that stands on every issue page. `from` is the page's address without its language. */
export function JoinBanner({ locale, from }: { locale: Locale; from: string }) {
  const t = translator(locale, "content");
  return (
    <aside className="join-banner" aria-labelledby="be-pro-kid">
      <h2 id="be-pro-kid" className="join-banner-title">
        {t("bannerTitle")}
      </h2>
      <p>{t("bannerText")}</p>
      <ButtonLink href={joinAddress(locale, from)} className="w-full">
        {t("bannerJoin")}
      </ButtonLink>
      <ButtonLink look="quiet" href={joinAddress(locale, from, "organization")} className="w-full">
        {t("bannerOrganization")}
      </ButtonLink>
      <Difference locale={locale} />
    </aside>
  );
}

/** What joining as a person and as an organization have in common, and what not. */
export function Difference({ locale }: { locale: Locale }) {
  const t = translator(locale, "content");
  return (
    <details className="difference">
      <summary>{t("differenceTitle")}</summary>
      <ul>
        <li>{t("differenceSame")}</li>
        <li>{t("differenceListed")}</li>
        <li>{t("differenceName")}</li>
        <li>{t("differenceAgenda")}</li>
        <li>{t("differenceKinds")}</li>
      </ul>
    </details>
  );
}
