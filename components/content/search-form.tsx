import type { ReactNode } from "react";
import type { Locale } from "@/lib/platform/i18n";
import { Button } from "@/components/ui/button";
import { localePath, translator } from "@/lib/platform/i18n";

type SearchFormProps = {
  locale: Locale;
  /** What was asked for before. */
  q?: string;
  /** What is said below the field. */
  hint?: ReactNode;
};

/** The field to search the site with. It needs app/styles/search-form.css. */
export function SearchForm({ locale, q, hint }: SearchFormProps) {
  const t = translator(locale, "search");
  return (
    <form role="search" method="get" action={localePath(locale, "/search")} className="search-form">
      <label htmlFor="q">{t("label")}</label>
      <div className="search-form-row">
        <input
          type="search"
          id="q"
          name="q"
          defaultValue={q}
          maxLength={200}
          enterKeyHint="search"
          aria-describedby={hint ? "q-hint" : undefined}
        />
        <Button>{t("button")}</Button>
      </div>
      {hint ? <p id="q-hint">{hint}</p> : null}
    </form>
  );
}
