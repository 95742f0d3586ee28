import { Button } from "@/components/ui/button";
import type { OwnMembership } from "@/lib/members/queries/get-account";
import { formatter, localePath, translator, type Locale } from "@/lib/platform/i18n";

type FormAction = (form: FormData) => Promise<void>;
type Acts = Record<"pause" | "resume" | "leave" | "comeBack", FormAction>;

type MembershipChoicesProps = {
  locale: Locale;
  memberships: readonly OwnMembership[];
  /** What is said and agreed to by coming back, exactly, by kind. */
  words: Record<"individual" | "organization", string>;
  acts: Acts;
};

/** Each membership with what can be done with it, and below what can be done with all. */
export function MembershipChoices({ locale, memberships, words, acts }: MembershipChoicesProps) {
  const t = translator(locale, "account");
  const here = memberships.filter(({ status }) => status === "active" || status === "paused");
  const active = here.filter(({ status }) => status === "active");
  return (
    <>
      {memberships.map((membership) => (
        <OneMembership
          key={membership.id}
          locale={locale}
          membership={membership}
          words={words[membership.kind]}
          acts={acts}
        />
      ))}
      {memberships.some(({ kind }) => kind === "individual") ? null : (
        <section className="account-part" aria-labelledby="own">
          <h2 id="own">{t("membership.own")}</h2>
          <p>
            {t("membership.none")} <a href={localePath(locale, "/join")}>{t("membership.join")}</a>
          </p>
        </section>
      )}
      {here.length > 0 ? (
        <section className="account-part" aria-labelledby="all">
          <h2 id="all">{t("membership.leaveAll.title")}</h2>
          {here.length > 1 ? (
            <div className="account-acts">
              {active.length > 0 ? (
                <Act
                  locale={locale}
                  which="all"
                  action={acts.pause}
                  label={t("membership.pauseAll.button")}
                />
              ) : (
                <Act
                  locale={locale}
                  which="all"
                  action={acts.resume}
                  label={t("membership.resumeAll.button")}
                />
              )}
            </div>
          ) : null}
          <p>{t("membership.leaveAll.hint", { count: here.length })}</p>
          <p>
            {t("membership.leaveAll.delete")}{" "}
            <a href={localePath(locale, "/account/delete")}>{t("membership.leaveAll.deleteLink")}</a>.
          </p>
          <Act
            locale={locale}
            which="all"
            action={acts.leave}
            label={t("membership.leaveAll.button")}
            look="danger"
          />
        </section>
      ) : null}
    </>
  );
}

type ActProps = {
  locale: Locale;
  /** A membership's id, or "all". */
  which: string;
  action: FormAction;
  label: string;
  /** The label for those who do not see what stands around it. */
  about?: string;
  look?: "solid" | "quiet" | "danger";
};

function Act({ locale, which, action, label, about, look = "quiet" }: ActProps) {
  return (
    <form action={action}>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="membership" value={which} />
      <Button look={look} aria-label={about && `${label}: ${about}`}>
        {label}
      </Button>
    </form>
  );
}

type OneMembershipProps = { locale: Locale; membership: OwnMembership; words: string; acts: Acts };

function OneMembership({ locale, membership, words, acts }: OneMembershipProps) {
  const t = translator(locale, "account");
  const { id, status, since, organization, role } = membership;
  const name = organization ? t("membership.for", { organization: organization.name }) : t("membership.own");
  const date = formatter(locale).dateTime(since, { dateStyle: "long" });
  const about = { locale, which: id, about: name };
  return (
    <section className="account-part" aria-labelledby={`m-${id}`}>
      <h2 id={`m-${id}`}>{name}</h2>
      <p>
        <strong>{t(`membership.status.${status}`, { date })}</strong>
        {role ? <span className="account-quiet block">{role}</span> : null}
      </p>
      {status === "active" || status === "paused" ? (
        <>
          {status === "active" ? (
            <>
              <p>{t("membership.pause.hint")}</p>
              <Act {...about} action={acts.pause} label={t("membership.pause.button")} />
            </>
          ) : (
            <Act {...about} action={acts.resume} label={t("membership.resume.button")} look="solid" />
          )}
          <Leaving {...about} membership={membership} action={acts.leave} />
        </>
      ) : null}
      {status === "left" || status === "pending" ? (
        <>
          <p>{t(status === "left" ? "membership.back.hint" : "membership.back.pending")}</p>
          <p className="account-words">{words}</p>
          <Act
            {...about}
            action={acts.comeBack}
            label={t(status === "left" ? "membership.back.button" : "membership.back.pendingButton")}
            look="solid"
          />
        </>
      ) : null}
      {status === "removed" ? (
        <p>
          {t("membership.removed")} <a href={localePath(locale, "/policies/privacy")}>{t("write")}</a>
        </p>
      ) : null}
    </section>
  );
}

type LeavingProps = {
  locale: Locale;
  which: string;
  about: string;
  membership: OwnMembership;
  action: FormAction;
};

/** What leaving a membership comes to, and the button that does it: folded up, so that it is pressed by nobody passing. */
function Leaving({ locale, which, about, membership, action }: LeavingProps) {
  const t = translator(locale, "account");
  const { organization, colleagues, duties } = membership;
  const contact = duties.includes("primary_contact") && colleagues > 0;
  return (
    <details className="account-fold">
      <summary>
        {t("membership.leave.summary")}
        <span className="sr-only">: {about}</span>
      </summary>
      <div>
        {organization ? (
          <>
            <p>
              {colleagues > 0
                ? t("membership.leave.colleagues", { count: colleagues, organization: organization.name })
                : t("membership.leave.last", { organization: organization.name })}{" "}
              {colleagues === 0 && organization.listed ? t("membership.leave.listed") : null}
            </p>
            {contact ? (
              <p>
                {t("membership.leave.contact")}{" "}
                <a href={localePath(locale, `/account/organizations/${organization.id}/people`)}>
                  {t("membership.leave.contactLink")}
                </a>
                .
              </p>
            ) : null}
          </>
        ) : (
          <p>{t("membership.leave.own")}</p>
        )}
        <Act
          locale={locale}
          which={which}
          about={about}
          action={action}
          label={t("membership.leave.button")}
          look="danger"
        />
      </div>
    </details>
  );
}
