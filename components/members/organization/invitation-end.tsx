import { PlainHead } from "@/components/layout/page-head";
import { ButtonLink } from "@/components/ui/button";
import { localePath, translator, type Locale } from "@/lib/platform/i18n";

type InvitationEndProps = { locale: Locale; state: "accepted" | "expired" | "used" | "unknown" };

/** An invitation that asks for nothing any more: what came of it, and where to go. */
export function InvitationEnd({ locale, state }: InvitationEndProps) {
  const t = translator(locale, "account-organization");
  return (
    <div role={state === "accepted" ? "status" : undefined}>
      <PlainHead title={t(`invitation.${state}Title`)} summary={t(`invitation.${state}`)} />
      <p className="mt-8">
        <ButtonLink href={localePath(locale, "/account")}>{t("invitation.toAccount")}</ButtonLink>
      </p>
    </div>
  );
}
