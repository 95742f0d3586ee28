import type { Metadata } from "next";
import { ReceiptView } from "@/components/members/receipt-view";
import { readReceipt } from "@/lib/members/erasure";
import { translator } from "@/lib/platform/i18n";
import { readLocale } from "../../../../../(join)/visitor";
import { AccountDoor } from "../../../../account-frame";

type ReceiptPageProps = { params: Promise<{ locale: string; token: string }> };

export async function generateMetadata({ params }: ReceiptPageProps): Promise<Metadata> {
  const { locale, token } = await params;
  const t = translator(readLocale(locale), "account");
  const title = t(readReceipt(token) ? "erase.receipt.title" : "erase.receipt.unknownTitle");
  return { title, robots: { index: false }, referrer: "same-origin" };
}

/** What an erasure did. All of it stands in the page's own address: nothing is kept to show it from. */
export default async function ReceiptPage({ params }: ReceiptPageProps) {
  const { locale: wanted, token } = await params;
  const locale = readLocale(wanted);
  const receipt = readReceipt(token);
  const t = translator(locale, "account");
  const path = `/account/delete/receipt/${token}`;
  if (!receipt)
    return (
      <AccountDoor
        locale={locale}
        path={path}
        title={t("erase.receipt.unknownTitle")}
        summary={t("erase.receipt.unknown")}
      >
        {null}
      </AccountDoor>
    );
  return (
    <AccountDoor
      locale={locale}
      path={path}
      title={t("erase.receipt.title")}
      summary={t("erase.receipt.summary")}
    >
      <ReceiptView locale={locale} receipt={receipt} />
    </AccountDoor>
  );
}
