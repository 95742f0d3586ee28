import type { Locale } from "@/lib/platform/i18n";
import { localePath, translator } from "@/lib/platform/i18n";

type BreadcrumbsProps = {
  locale: Locale;
  /** The pages above this one, from the top down. */
  above: readonly { path: string; title: string }[];
};

/** The way back: each page above, the nearest one as "All STEM". */
export function Breadcrumbs({ locale, above }: BreadcrumbsProps) {
  const t = translator(locale, "site");
  if (above.length === 0) return null;
  return (
    <nav className="crumbs" aria-label={t("breadcrumb")}>
      <ol>
        {above.map(({ path, title }, depth) => (
          <li key={path}>
            <a href={localePath(locale, path)}>
              {depth === above.length - 1 && depth > 0 ? t("backTo", { title }) : title}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
