import { EmailField } from "@/components/forms/field";
import { OrganizationFieldsHidden } from "@/components/members/organization/overview";
import { Button } from "@/components/ui/button";
import type { Colleague, OwnOrganization } from "@/lib/members/queries/get-own-organization";
import type { GivenDuty } from "@/lib/members/representative";
import { formatter, translator, type Locale } from "@/lib/platform/i18n";

type FormAction = (form: FormData) => Promise<void>;

type PeopleViewProps = {
  locale: Locale;
  organization: OwnOrganization;
  /** The duties that the primary contact gives. */
  duties: readonly GivenDuty[];
  give: FormAction;
  handOver: FormAction;
  remove: FormAction;
};

/** Those who act for an organization, and for the primary contact the ways to settle who looks after what. */
export function PeopleView(props: PeopleViewProps) {
  const { locale, organization } = props;
  const t = translator(locale, "account-organization");
  return (
    <>
      <ul className="organization-people-list">
        {organization.colleagues.map((colleague) => (
          <li key={colleague.membershipId}>
            <ColleagueCard {...props} colleague={colleague} />
          </li>
        ))}
      </ul>
      {organization.may.lead ? null : <p>{t("people.notYours")}</p>}
    </>
  );
}

function ColleagueCard({
  locale,
  organization,
  colleague,
  duties,
  give,
  handOver,
  remove,
}: PeopleViewProps & { colleague: Colleague }) {
  const t = translator(locale, "account-organization");
  const { membershipId, email, role, isMe, since } = colleague;
  const name = colleague.name || email;
  const date = formatter(locale).dateTime(since, { dateStyle: "long" });
  const hidden = (
    <>
      <OrganizationFieldsHidden locale={locale} id={organization.id} />
      <input type="hidden" name="membershipId" value={membershipId} />
    </>
  );
  return (
    <article aria-labelledby={`person-${membershipId}`}>
      <h2 id={`person-${membershipId}`} className="text-small-head font-black">
        {name} {isMe ? <span className="account-quiet">({t("people.you")})</span> : null}
      </h2>
      <p className="wrap-anywhere">{[role, email].filter(Boolean).join(" · ")}</p>
      <p className="account-quiet">{t("people.since", { date })}</p>
      {colleague.duties.length > 0 ? (
        <ul className="organization-duties">
          {colleague.duties.map((duty) => (
            <li key={duty}>{t(`duty.${duty}`)}</li>
          ))}
        </ul>
      ) : null}
      {organization.may.lead ? (
        <details className="organization-change">
          <summary>
            {t("people.change")}
            <span className="sr-only">: {name}</span>
          </summary>
          <form action={give} className="account-form">
            {hidden}
            <DutyBoxes
              locale={locale}
              legend={t("people.duties", { name })}
              duties={duties}
              chosen={colleague.duties}
              id={membershipId}
            />
            <Button look="quiet" small>
              {t("people.save")}
              <span className="sr-only">: {name}</span>
            </Button>
          </form>
          {isMe ? null : (
            <>
              <form action={handOver} className="account-form">
                {hidden}
                <p>{t("people.handOverText", { name })}</p>
                <Button look="quiet" small>
                  {t("people.handOverButton", { name })}
                </Button>
              </form>
              <form action={remove} className="account-form">
                {hidden}
                <p>{t("people.removeText", { name, organization: organization.name })}</p>
                <Button look="danger" small>
                  {t("people.removeButton", { name })}
                </Button>
              </form>
            </>
          )}
        </details>
      ) : null}
    </article>
  );
}

type DutyBoxesProps = {
  locale: Locale;
  legend: string;
  duties: readonly GivenDuty[];
  chosen: readonly string[];
  /** Sets the boxes of one form apart from those of another. */
  id: string;
};

function DutyBoxes({ locale, legend, duties, chosen, id }: DutyBoxesProps) {
  const t = translator(locale, "account-organization");
  return (
    <fieldset className="field">
      <legend className="field-label">{legend}</legend>
      {duties.map((duty) => (
        <label key={duty} className="tick">
          <input
            type="checkbox"
            id={`duty-${duty}-${id}`}
            name="duties"
            value={duty}
            defaultChecked={chosen.includes(duty)}
          />
          <span className="tick-words">
            <strong>{t(`duty.${duty}`)}</strong>
            <span className="field-hint block">{t(`dutyHint.${duty}`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

type InvitePartProps = Pick<PeopleViewProps, "locale" | "organization" | "duties"> & {
  invite: FormAction;
  withdraw: FormAction;
};

/** The form that invites a colleague, and the invitations that nobody has taken yet. */
export function InvitePart({ locale, organization, duties, invite, withdraw }: InvitePartProps) {
  const t = translator(locale, "account-organization");
  const { dateTime } = formatter(locale);
  return (
    <>
      <section className="account-part" aria-labelledby="invite">
        <h2 id="invite">{t("people.inviteTitle")}</h2>
        <p>{t("people.inviteText")}</p>
        <form action={invite} className="account-form" noValidate>
          <OrganizationFieldsHidden locale={locale} id={organization.id} />
          <EmailField
            name="email"
            label={t("people.email")}
            hint={t("people.emailHint")}
            autoComplete="off"
            required
          />
          <DutyBoxes locale={locale} legend={t("people.alsoDuties")} duties={duties} chosen={[]} id="new" />
          <Button>{t("people.invite")}</Button>
        </form>
      </section>
      {organization.invitations.length > 0 ? (
        <section className="account-part" aria-labelledby="invitations">
          <h2 id="invitations">{t("people.openTitle")}</h2>
          <ul className="account-lines">
            {organization.invitations.map((invitation) => (
              <li key={invitation.id}>
                <strong>{invitation.email}</strong>
                <span className="account-quiet">
                  {t("people.until", { date: dateTime(invitation.expiresAt, { dateStyle: "long" }) })}
                </span>
                <form action={withdraw}>
                  <OrganizationFieldsHidden locale={locale} id={organization.id} />
                  <input type="hidden" name="invitationId" value={invitation.id} />
                  <Button
                    look="quiet"
                    small
                    aria-label={t("people.withdrawFor", { email: invitation.email })}
                  >
                    {t("people.withdraw")}
                  </Button>
                </form>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
