import { PageHead } from "@/components/layout/page-head";
import { getNavigation } from "@/lib/content/store";
import { type Locale, localePath, translator } from "@/lib/platform/i18n";
import { PageFrame } from "./page-frame";

/** Says that an address leads nowhere, and where to go instead. */
export function NotFoundView({ locale }: { locale: Locale }) {
  const t = translator(locale, "site");
  return (
    <PageFrame locale={locale} path="/" current="">
      <PageHead title={t("notFoundTitle")} summary={t("notFoundSummary")} ground="sage" figure="not-found" />
      <div className="frame sheet">
        <div className="body">
          <p>{t("notFoundHelp")}</p>
          <ul>
            <li>
              <a href={localePath(locale, "/")}>{t("home")}</a>
            </li>
            {getNavigation().primary.map((link) => (
              <li key={link.href}>
                <a href={localePath(locale, link.href)}>{link.label[locale]}</a>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </PageFrame>
  );
}
