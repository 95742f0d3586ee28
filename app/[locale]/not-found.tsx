"use client";

import { useParams } from "next/navigation";
import { defaultLocale, isLocale, localePath, translator } from "@/lib/platform/i18n";

/**
 * What an address without a page shows under the framework's own server; documents get /lost in its place. Next puts
 * this with every page, in case it should be needed: so it is short, and drawn only when it is.
 */
export default function NotFoundPage() {
  const given = useParams()["locale"];
  const locale = isLocale(given) ? given : defaultLocale;
  const t = translator(locale, "site");
  return (
    <main id="content" className="frame sheet">
      <div className="body">
        <h1>{t("notFoundTitle")}</h1>
        <p>{t("notFoundSummary")}</p>
        <p>
          <a href={localePath(locale, "/lost")}>{t("notFoundHelp")}</a>
        </p>
      </div>
    </main>
  );
}
