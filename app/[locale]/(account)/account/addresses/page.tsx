import type { Metadata } from "next";
import { AddressList, AddressForm } from "@/components/members/account-addresses";
import { requireMember } from "@/lib/auth/member";
import { getAccount } from "@/lib/members/queries/get-account";
import { translator } from "@/lib/platform/i18n";
import { readLocale } from "../../../(join)/visitor";
import { AccountFrame } from "../../account-frame";
import { doneWords } from "../../done";
import { leaveGone } from "../../leading-on";
import type { AccountPageProps } from "../../props";
import { addAddressAction, makePrimaryAction, removeAddressAction } from "./actions";

export async function generateMetadata({ params }: AccountPageProps): Promise<Metadata> {
  const t = translator(readLocale((await params).locale), "account");
  // The form names the page itself: its title says when there is something to correct.
  return { title: null, description: t("addresses.summary"), robots: { index: false } };
}

/** A member's addresses: the one that mail goes to, the others, those that wait, and a new one. */
export default async function AddressesPage({ params, searchParams }: AccountPageProps) {
  const locale = readLocale((await params).locale);
  const viewer = await requireMember(locale, "/account/addresses");
  const account = (await getAccount(viewer)) ?? (await leaveGone(locale));
  const t = translator(locale, "account");
  return (
    <AccountFrame
      locale={locale}
      path="/account/addresses"
      title={t("addresses.title")}
      summary={t("addresses.summary")}
      done={doneWords(locale, (await searchParams).done)}
    >
      <AddressList
        locale={locale}
        account={account}
        makePrimary={makePrimaryAction}
        remove={removeAddressAction}
      />
      <AddressForm locale={locale} action={addAddressAction} />
    </AccountFrame>
  );
}
