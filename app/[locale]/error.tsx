"use client";

import { useParams } from "next/navigation";
import { Button } from "@/components/ui/button";
import { defaultLocale, isLocale, localePath, translator } from "@/lib/platform/i18n";
import "@/app/styles/utilities.css";

/** What a page shows when it fails while the framework's scripts run; documents get /unavailable instead. */
export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  const given = useParams()["locale"];
  const locale = isLocale(given) ? given : defaultLocale;
  const t = translator(locale, "site");
  return (
    <main id="content" className="frame sheet">
      <div className="grid justify-items-start gap-6">
        <h1 className="plain-title">{t("errorTitle")}</h1>
        <p className="plain-sentence">{t("errorSummary")}</p>
        <Button type="button" onClick={reset}>
          {t("errorRetry")}
        </Button>
        <a href={localePath(locale, "/")}>{t("errorHome")}</a>
      </div>
    </main>
  );
}
