import { Select } from "@/components/forms/field";
import { Button } from "@/components/ui/button";
import { type Locale, localePath, translator } from "@/lib/platform/i18n";

type Option = { value: string; label: string };

type OrganizationFilterProps = {
  locale: Locale;
  /** What can be chosen of each; a list that offers nothing is left out. */
  offers: { sector: readonly Option[]; county: readonly Option[]; coalition: readonly Option[] };
  chosen: { sector?: string | undefined; county?: string | undefined; coalition?: string | undefined };
};

/** What the list of organizations can be narrowed to. A form that asks for an address: it needs no script. */
export function OrganizationFilter({ locale, offers, chosen }: OrganizationFilterProps) {
  const t = translator(locale, "organizations");
  const path = localePath(locale, "/organizations");
  const empty = { sector: t("everySector"), county: t("everyCounty"), coalition: t("everyCoalition") };
  const names = (["sector", "county", "coalition"] as const).filter((name) => offers[name].length > 0);
  if (names.length === 0) return null;
  return (
    <form className="directory-filter" action={path} method="get" role="search" aria-label={t("filterTitle")}>
      {names.map((name) => (
        <Select
          key={name}
          name={name}
          label={t(name)}
          options={offers[name]}
          empty={empty[name]}
          defaultValue={chosen[name] ?? ""}
        />
      ))}
      <p className="directory-filter-go">
        <Button>{t("show")}</Button>
        {names.some((name) => chosen[name]) ? <a href={path}>{t("clear")}</a> : null}
      </p>
    </form>
  );
}
