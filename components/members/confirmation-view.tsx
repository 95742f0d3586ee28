import { PageHead, PlainHead } from "@/components/layout/page-head";
import { Button, ButtonLink } from "@/components/ui/button";
import type { Confirmation } from "@/lib/members/schema";
import { localePath, translator, type Locale } from "@/lib/platform/i18n";

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
  const oneButton = (action: FormAction, label: string) => (
    <form action={action} className="mt-8">
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="locale" value={locale} />
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
          {oneButton(confirm, t("confirm.button"))}
          <p className="field-hint mt-8">{t("confirm.notYou")}</p>
        </>
      );
    }
    case "confirmed":
      return (
        <>
          <div className="body">
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
