import type { Metadata } from "next";
import { Button, ButtonLink } from "@/components/ui/button";
import { getAddressChange } from "@/lib/members/queries/get-address-change";
import { localePath, translator } from "@/lib/platform/i18n";
import { readLocale } from "../../../../(join)/visitor";
import { AccountDoor } from "../../../account-frame";
import { confirmAddressAction } from "./actions";

type AddressPageProps = { params: Promise<{ locale: string; token: string }> };

export async function generateMetadata({ params }: AddressPageProps): Promise<Metadata> {
  const { locale, token } = await params;
  const { state } = await getAddressChange(token);
  const title = translator(readLocale(locale), "account")(`address.${state}.title`);
  // The link leaves with no click elsewhere. Not "no-referrer": with it the button's POST names no origin.
  return { title, robots: { index: false }, referrer: "same-origin" };
}

/** Reading this page changes nothing: mail scanners follow links. Its button does, for whoever reads that mailbox. */
export default async function AddressPage({ params }: AddressPageProps) {
  const { locale: wanted, token } = await params;
  const locale = readLocale(wanted);
  const t = translator(locale, "account");
  const change = await getAddressChange(token);
  const { state } = change;
  const summary =
    "email" in change
      ? t(change.makePrimary ? `address.${change.state}.primary` : `address.${change.state}.other`, {
          email: change.email,
        })
      : t(`address.${change.state}.summary`);
  return (
    <AccountDoor
      locale={locale}
      path={`/account/address/${token}`}
      title={t(`address.${state}.title`)}
      summary={summary}
    >
      {state === "ready" ? (
        <form action={confirmAddressAction} className="account-form">
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="locale" value={locale} />
          <Button>{t("address.ready.button")}</Button>
          <p className="field-hint">{t("address.ready.notYou")}</p>
        </form>
      ) : (
        <p>
          <ButtonLink href={localePath(locale, "/account/addresses")}>{t("address.see")}</ButtonLink>
        </p>
      )}
    </AccountDoor>
  );
}
