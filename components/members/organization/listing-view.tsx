import { OrganizationFieldsHidden } from "@/components/members/organization/overview";
import { Button } from "@/components/ui/button";
import type { OwnOrganization } from "@/lib/members/queries/get-own-organization";
import { formatter, localePath, translator, type Locale } from "@/lib/platform/i18n";

type ListingViewProps = {
  locale: Locale;
  organization: OwnOrganization;
  /** Takes `wish`: "yes" or "no". The words beside the button are kept. */
  set: (form: FormData) => Promise<void>;
};

/** Whether an organization stands on the public list, and the one button that changes it, with its exact words. */
export function ListingView({ locale, organization, set }: ListingViewProps) {
  const t = translator(locale, "account-organization");
  const { id, name, listedAt, slug, wantsListing, isDeclined, may } = organization;
  const wish = !wantsListing || isDeclined;
  const date = listedAt && formatter(locale).dateTime(listedAt, { dateStyle: "long" });
  return (
    <section className="account-part">
      {date ? (
        <p className="font-bold">
          {t("listing.listedSince", { organization: name, date })}{" "}
          <a href={localePath(locale, `/organizations/${slug}`)}>{t("listing.seePage")}</a>
        </p>
      ) : (
        <p className="font-bold">
          {t(wantsListing ? (isDeclined ? "listing.declined" : "listing.waits") : "listing.off", {
            organization: name,
          })}
        </p>
      )}
      {may.list ? (
        <form action={set} className="account-form">
          <OrganizationFieldsHidden locale={locale} id={id} />
          <p className="account-words">
            {t(wish ? "listing.words" : "listing.withdrawWords", { organization: name })}
          </p>
          {wish ? <p>{t("listing.byDomain")}</p> : <p>{t("listing.takeText")}</p>}
          <Button name="wish" value={wish ? "yes" : "no"} look={wish ? "solid" : "quiet"}>
            {t(wish ? (isDeclined ? "listing.again" : "listing.put") : "listing.take", {
              organization: name,
            })}
          </Button>
        </form>
      ) : (
        <p>{t("listing.notYours")}</p>
      )}
    </section>
  );
}
