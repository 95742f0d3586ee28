import type { ReactNode } from "react";
import { LogoImage } from "@/components/content/logo-image";
import { Button } from "@/components/ui/button";
import type { OwnOrganization } from "@/lib/members/queries/get-own-organization";
import { formatter, localePath, translator, type Locale } from "@/lib/platform/i18n";

type FormAction = (form: FormData) => Promise<void>;

type OrganizationOverviewProps = {
  locale: Locale;
  organization: OwnOrganization;
  leave: FormAction;
  takeOver: FormAction;
};

/** The fields that every form about an organization carries. */
export function OrganizationFieldsHidden({ locale, id }: { locale: Locale; id: string }) {
  return (
    <>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="organizationId" value={id} />
    </>
  );
}

/** Where an organization stands, a line each with the way to change it, and the way out. */
export function OrganizationOverview({ locale, organization, leave, takeOver }: OrganizationOverviewProps) {
  const t = translator(locale, "account-organization");
  const { id, name, about, logo, colleagues, openQuestions, proof, may } = organization;
  const me = colleagues.find(({ isMe }) => isMe);
  const written = [about.en, about.es].filter(Boolean).length;
  const proofWords = { domain: t("overview.byDomain"), staff: t("overview.byStaff") };
  const way = (below: string) => localePath(locale, `/account/organizations/${id}${below}`);
  return (
    <>
      {organization.mayTakeOver ? (
        <section className="account-part" aria-labelledby="alone">
          <h2 id="alone">{t("overview.alone")}</h2>
          <p>{t("overview.aloneText")}</p>
          <form action={takeOver}>
            <OrganizationFieldsHidden locale={locale} id={id} />
            <Button>{t("overview.takeOver")}</Button>
          </form>
        </section>
      ) : null}
      <dl className="account-lines account-held">
        <Line
          name={t("overview.listing")}
          href={way("/listing")}
          label={may.list ? t("overview.change") : t("overview.see")}
        >
          {listingWords(locale, organization)}
        </Line>
        <Line
          name={t("overview.about")}
          href={way("/edit")}
          label={written === 0 ? t("overview.add") : t("overview.change")}
        >
          {t(["overview.noAbout", "overview.aboutOne", "overview.aboutBoth"][written] as "overview.noAbout")}
        </Line>
        <Line
          name={t("overview.logo")}
          href={way("/logo")}
          label={t(logo ? "overview.change" : "overview.add")}
        >
          {logo ? (
            <LogoImage
              className="organization-logo organization-logo-small"
              logo={logo}
              alt={t("logo.alt", { organization: name })}
            />
          ) : (
            t("overview.noLogo")
          )}
        </Line>
        <Line
          name={t("overview.questions")}
          href={way("/name-uses")}
          label={t(openQuestions > 0 ? "overview.answer" : "overview.see")}
        >
          {openQuestions > 0 ? t("open", { count: openQuestions }) : t("overview.noQuestions")}
        </Line>
        <Line name={t("overview.people")} href={way("/people")} label={t("overview.see")}>
          {t("overview.peopleCount", { count: colleagues.length })}
        </Line>
        <Line name={t("overview.duties")}>
          {me?.duties.map((duty) => t(`duty.${duty}`)).join(", ") || t("overview.noDuties")}
        </Line>
        <Line
          name={t("overview.proof")}
          {...(!proof && {
            href: localePath(locale, "/account/addresses"),
            label: t("overview.addAddress"),
          })}
        >
          {proof ? proofWords[proof] : t("overview.notShown")}
        </Line>
      </dl>
      <section className="account-part" aria-labelledby="leave">
        <h2 id="leave">{t("overview.leaveTitle", { organization: name })}</h2>
        <p>{t(organization.isOnlyMembership ? "overview.leaveOnly" : "overview.leaveText")}</p>
        {colleagues.length === 1 ? <p className="font-bold">{t("overview.leaveLast")}</p> : null}
        {colleagues.length > 1 && may.lead ? <p className="font-bold">{t("overview.leavePrimary")}</p> : null}
        <form action={leave}>
          <OrganizationFieldsHidden locale={locale} id={id} />
          <Button look="danger">{t("overview.leave", { organization: name })}</Button>
        </form>
      </section>
    </>
  );
}

function listingWords(
  locale: Locale,
  { listedAt, slug, isDeclined, wantsListing }: OwnOrganization,
): ReactNode {
  const t = translator(locale, "account-organization");
  if (listedAt) {
    const date = formatter(locale).dateTime(listedAt, { dateStyle: "long" });
    return (
      <>
        {t("overview.listed", { date })}
        <a className="account-change" href={localePath(locale, `/organizations/${slug}`)}>
          {t("overview.seePage")}
        </a>
      </>
    );
  }
  if (!wantsListing) return t("overview.notAsked");
  return t(isDeclined ? "overview.declined" : "overview.waits");
}

type LineProps = { name: string; href?: string; label?: string; children: ReactNode };

function Line({ name, href, label, children }: LineProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {children}
        {href ? (
          <a className="account-change" href={href}>
            {label}
            <span className="sr-only">: {name}</span>
          </a>
        ) : null}
      </dd>
    </div>
  );
}
