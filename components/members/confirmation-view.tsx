import { PageHead, PlainHead } from "@/components/layout/page-head";
import { Button, ButtonLink } from "@/components/ui/button";
import { sectors, type AskedFor, type Confirmation } from "@/lib/members/schema";
import { localePath, messages, translator, type Locale, type Messages } from "@/lib/platform/i18n";

type Interest = keyof Messages["join"]["interest"];
type FormAction = (form: FormData) => Promise<void>;

type ConfirmationViewProps = {
  locale: Locale;
  token: string;
  confirmation: Confirmation;
  confirm: FormAction;
  resend: FormAction;
};

/** The words that title each state of a confirmation link. */
export const confirmationTitle = {
  ready: "confirm.title",
  confirmed: "confirmed.title",
  expired: "expired.title",
  used: "used.title",
  unknown: "unknown.title",
} as const satisfies Record<Confirmation["state"], string>;

/** What a confirmation link leads to: the button that confirms, the welcome, or what to do instead. */
export function ConfirmationView({ locale, token, confirmation, confirm, resend }: ConfirmationViewProps) {
  const t = translator(locale, "join");
  const title = t(confirmationTitle[confirmation.state]);
  const oneButton = (action: FormAction, label: string, version?: string) => (
    <form action={action} className="mt-8">
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="locale" value={locale} />
      {version ? <input type="hidden" name="version" value={version} /> : null}
      <Button>{label}</Button>
    </form>
  );

  switch (confirmation.state) {
    case "ready": {
      const { organizationName, firstName } = confirmation;
      const summary = organizationName
        ? t("confirm.organization", { organization: organizationName })
        : firstName
          ? t("confirm.individualNamed", { name: firstName })
          : t("confirm.individual");
      return (
        <>
          <PlainHead title={title} summary={summary} />
          <Recorded locale={locale} confirmation={confirmation} />
          {oneButton(confirm, t("confirm.button"), confirmation.asked.version)}
          <p className="field-hint mt-8">{t("confirm.notYou")}</p>
        </>
      );
    }
    case "confirmed":
      return (
        <>
          <div className="body" data-joined="">
            <p>{t("confirmed.next")}</p>
          </div>
          <p className="mt-8">
            <ButtonLink href={localePath(locale, "/issues")}>{t("confirmed.issues")}</ButtonLink>
          </p>
        </>
      );
    case "unknown":
      return (
        <>
          <PlainHead title={title} summary={t("unknown.summary")} />
          <p className="mt-8">
            <ButtonLink href={localePath(locale, "/join")}>{t("unknown.button")}</ButtonLink>
          </p>
        </>
      );
    default:
      return (
        <>
          <PlainHead title={title} summary={t(`${confirmation.state}.summary`)} />
          {oneButton(resend, t(`${confirmation.state}.button`))}
        </>
      );
  }
}

type Shown = Extract<Confirmation, { asked: AskedFor }>;

/** Everything that the button will record: the form may have been filled in by somebody else. */
function Recorded({ locale, confirmation }: { locale: Locale; confirmation: Shown }) {
  const t = translator(locale, "join");
  const { asked, firstName, kind, organizationName } = confirmation;
  const form = kind === "organization" ? "/join?kind=organization" : "/join";
  const interests = asked.interests
    .filter((issue): issue is Interest => issue in messages[locale].join.interest)
    .map((issue) => t(`interest.${issue}`));
  const sector = sectors.find((it) => it === asked.sector);
  const lines: [name: string, value: string | null][] = [
    [t("fields.firstName"), firstName],
    [t("fields.lastName"), asked.lastName],
    [t("fields.zip"), asked.zip],
    [t("fields.interests"), interests.join("; ")],
    [t("fields.audience"), asked.audience ? t(`audience.${asked.audience}`) : null],
    [t("fields.organizationName"), organizationName],
    [t("fields.website"), asked.website],
    [t("fields.sector"), sector ? t(`sector.${sector}`) : null],
    [t("fields.role"), asked.role],
    [t("confirm.listing"), asked.listPublicly ? t("fields.listPublicly") : null],
  ];
  return (
    <section aria-labelledby="recorded" className="mt-8 max-w-form">
      <h2 id="recorded" className="text-small-head font-black">
        {t("confirm.recorded")}
      </h2>
      <dl className="mt-3 border-t-3 border-rule">
        {lines
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name} className="grid gap-1 border-b border-hair py-2 sm:grid-cols-2">
              <dt className="text-quiet">{name}</dt>
              <dd className="font-bold wrap-anywhere">{value}</dd>
            </div>
          ))}
      </dl>
      <p className="mt-3">
        {t("confirm.notRight")} <a href={localePath(locale, form)}>{t("confirm.again")}</a>
      </p>
    </section>
  );
}

/** The poster over the page of a new member; null for every other state. */
export function WelcomePoster({
  locale,
  confirmation,
}: Pick<ConfirmationViewProps, "locale" | "confirmation">) {
  if (confirmation.state !== "confirmed") return null;
  const t = translator(locale, "join");
  const { organizationName } = confirmation;
  const summary = organizationName
    ? t("confirmed.organization", { organization: organizationName })
    : t("confirmed.individual");
  return <PageHead title={t("confirmed.title")} summary={summary} ground="poppy" figure="movement" />;
}
