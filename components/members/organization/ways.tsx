import type { OwnOrganization } from "@/lib/members/queries/get-own-organization";
import { localePath, translator, type Locale } from "@/lib/platform/i18n";

// Each page by what stands behind the organization's address in the account.
const ways = {
  "": "overview",
  "/edit": "edit",
  "/logo": "logo",
  "/listing": "listing",
  "/people": "people",
  "/name-uses": "nameUses",
  "/toolkit": "toolkit",
} as const;
export type OrganizationWay = keyof typeof ways;

type OrganizationWaysProps = { locale: Locale; organization: OwnOrganization; way: OrganizationWay };

/** The ways between an organization's pages in the account. */
export function OrganizationWays({ locale, organization, way }: OrganizationWaysProps) {
  const t = translator(locale, "account-organization");
  return (
    <nav className="organization-ways" aria-label={t("ways.label", { organization: organization.name })}>
      <ul>
        {Object.entries(ways).map(([below, name]) => (
          <li key={below}>
            <a
              href={localePath(locale, `/account/organizations/${organization.id}${below}`)}
              aria-current={below === way ? "page" : undefined}
            >
              {t(`ways.${name}`)}
              {name === "nameUses" && organization.openQuestions > 0 ? (
                <span className="organization-count">
                  {organization.openQuestions}
                  <span className="sr-only"> {t("open", { count: organization.openQuestions })}</span>
                </span>
              ) : null}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
