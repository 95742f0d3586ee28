import { Button } from "@/components/ui/button";
import type { Account, OwnMembership } from "@/lib/members/queries/get-account";
import { formatter, localePath, messages, translator, type Locale, type Messages } from "@/lib/platform/i18n";

type AccountOverviewProps = {
  locale: Locale;
  account: Account;
  /** The county of their ZIP code, by name. */
  county: string | null;
  signOutEverywhere: (form: FormData) => Promise<void>;
};

type Interest = keyof Messages["join"]["interest"];

/** The issues somebody cares about, in words. */
export function interestWords(locale: Locale, chosen: readonly string[]): string[] {
  const t = translator(locale, "join");
  return chosen
    .filter((issue): issue is Interest => issue in messages[locale].join.interest)
    .map((issue) => t(`interest.${issue}`));
}

/** What is held of a member, a line each with the way to change it. */
export function AccountOverview({ locale, account, county, signOutEverywhere }: AccountOverviewProps) {
  const t = translator(locale, "account");
  const name = `${account.firstName} ${account.lastName}`.trim();
  const interests = interestWords(locale, account.interests);
  const more = account.addresses.length;
  return (
    <>
      <dl className="account-lines account-held">
        <Line
          name={t("overview.name")}
          value={name}
          locale={locale}
          way="/account/profile"
          label={t("overview.changeProfile")}
        />
        <Line
          name={t("overview.place")}
          value={account.zip}
          more={county && t("profile.county", { county })}
          locale={locale}
        />
        <Line
          name={t("overview.audience")}
          value={account.audience && translator(locale, "join")(`audience.${account.audience}`)}
          locale={locale}
        />
        <Line name={t("overview.interests")} value={interests.join("; ")} locale={locale} />
        <Line name={t("overview.language")} value={t(`language.${account.locale}`)} locale={locale} />
        <Line
          name={t("overview.addresses")}
          value={account.email}
          more={more > 0 && t("overview.moreAddresses", { count: more })}
          locale={locale}
          way="/account/addresses"
          label={t("overview.changeAddresses")}
        />
        <Line
          name={t("overview.mail")}
          value={t(account.unsubscribedAt ? "mail.stopped" : `mail.${account.frequency}.name`)}
          locale={locale}
          way="/account/mail"
          label={t("overview.changeMail")}
        />
      </dl>
      <section className="account-part" aria-labelledby="memberships">
        <h2 id="memberships">{t("overview.memberships")}</h2>
        {account.memberships.length > 0 ? (
          <ul className="account-lines">
            {account.memberships.map((membership) => (
              <li key={membership.id}>
                <MembershipLine locale={locale} membership={membership} />
              </li>
            ))}
          </ul>
        ) : (
          <p>{t("membership.none")}</p>
        )}
        <p>
          <a href={localePath(locale, "/account/membership")}>{t("overview.changeMembership")}</a>
        </p>
      </section>
      <section className="account-part" aria-labelledby="visits">
        <h2 id="visits">{t("signOut.title")}</h2>
        <p>{t("signOut.everywhereHint")}</p>
        <form action={signOutEverywhere}>
          <input type="hidden" name="locale" value={locale} />
          <Button look="quiet">{t("signOut.everywhere")}</Button>
        </form>
      </section>
    </>
  );
}

type LineProps = {
  name: string;
  value: string | null;
  more?: string | false | null;
  locale: Locale;
  /** Where it is changed; the line after which a group ends carries it. */
  way?: string;
  label?: string;
};

function Line({ name, value, more, locale, way, label }: LineProps) {
  const t = translator(locale, "account");
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value || <span className="account-quiet">{t("overview.nothing")}</span>}
        {more ? <span className="account-quiet block">{more}</span> : null}
        {way ? (
          <a className="account-change" href={localePath(locale, way)}>
            {label}
          </a>
        ) : null}
      </dd>
    </div>
  );
}

/** A membership by its name, its standing and its beginning. */
export function MembershipLine({ locale, membership }: { locale: Locale; membership: OwnMembership }) {
  const t = translator(locale, "account");
  const { organization, role, since, status } = membership;
  // Its pages are for those who act for it now.
  const acts = status === "active" || status === "paused";
  const date = formatter(locale).dateTime(since, { dateStyle: "long" });
  return (
    <>
      <strong>
        {organization ? (
          acts ? (
            <a href={localePath(locale, `/account/organizations/${organization.id}`)}>{organization.name}</a>
          ) : (
            organization.name
          )
        ) : (
          t("membership.own")
        )}
      </strong>
      {role ? <span className="account-quiet"> {role}</span> : null}
      <span className="block">{t(`membership.status.${status}`, { date })}</span>
    </>
  );
}
