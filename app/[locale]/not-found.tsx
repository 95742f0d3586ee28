import { PageHead } from "@/components/layout/page-head";
import { getNavigation } from "@/lib/content/store";
import { localePath, translator } from "@/lib/platform/i18n";
import { notedLocale } from "./locale";
import { PageFrame } from "./page-frame";

export default function NotFoundPage() {
  const locale = notedLocale();
  const t = translator(locale, "site");
  return (
    <PageFrame locale={locale} path="/" current="">
      <title>{t("notFoundTitle")}</title>
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
