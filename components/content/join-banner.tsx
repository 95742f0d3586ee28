import type { Locale } from "@/lib/platform/i18n";
import { joinAddress } from "@/components/layout/site-header";
import { ButtonLink } from "@/components/ui/button";
import { localePath, translator } from "@/lib/platform/i18n";

/**
 * The invitation that stands on every issue page. `from` is the page's address without its language. In a browser in
 * which a membership was confirmed, public/enhance.js puts the thanks in its place; nothing of that leaves the browser.
 */
export function JoinBanner({ locale, from }: { locale: Locale; from: string }) {
  const t = translator(locale, "content");
  return (
    <aside className="join-banner" aria-label={t("bannerTitle")}>
      <h2 className="join-banner-title">{t("bannerTitle")}</h2>
      <p>{t("bannerText")}</p>
      <ButtonLink href={joinAddress(locale, from)}>{t("bannerJoin")}</ButtonLink>
      <ButtonLink look="quiet" href={joinAddress(locale, from, "organization")}>
        {t("bannerOrganization")}
      </ButtonLink>
      <Difference locale={locale} />
      <div hidden data-thanks="">
        <h2 className="join-banner-title">{t("bannerThanksTitle")}</h2>
        <p>{t("bannerThanks")}</p>
        <p>
          <a href={localePath(locale, "/updates")}>{t("bannerThanksUpdates")}</a>
        </p>
        <p className="join-banner-other">
          <a href={joinAddress(locale, from)}>{t("bannerThanksOther")}</a>
        </p>
      </div>
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
