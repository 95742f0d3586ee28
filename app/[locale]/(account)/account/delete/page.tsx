import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { EraseForm } from "@/components/members/erase-form";
import { EraseView, FreshView } from "@/components/members/erase-view";
import { Notice } from "@/components/ui/notice";
import { getFreshMember, requireMember } from "@/lib/auth/member";
import { countHeld } from "@/lib/members/queries/count-held";
import { getAccount } from "@/lib/members/queries/get-account";
import { getStaffPart } from "@/lib/members/queries/get-staff-part";
import { localePath, translator } from "@/lib/platform/i18n";
import { readLocale } from "../../../(join)/visitor";
import { AccountFrame } from "../../account-frame";
import { eraseAction, freshLinkAction } from "./actions";

type DeletePageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: DeletePageProps): Promise<Metadata> {
  const t = translator(readLocale((await params).locale), "account");
  return { title: t("erase.title"), robots: { index: false }, referrer: "same-origin" };
}

/** Says what is erased and what stays; then one box and one button, for whoever signed in just now. */
export default async function DeletePage({ params }: DeletePageProps) {
  const locale = readLocale((await params).locale);
  const viewer = await requireMember(locale, "/account/delete");
  const [held, account, staff, fresh] = await Promise.all([
    countHeld(viewer.personId),
    getAccount(viewer),
    getStaffPart(viewer),
    getFreshMember(),
  ]);
  if (!held || !account) redirect(localePath(locale, "/account"));
  const t = translator(locale, "account");
  return (
    <AccountFrame
      locale={locale}
      path="/account/delete"
      title={t("erase.title")}
      summary={t("erase.summary")}
    >
      <EraseView locale={locale} held={held} isStaff={staff !== "none"} />
      {staff === "last-admin" ? (
        <Notice tone="wrong">
          <p>{t("erase.lastAdmin")}</p>
        </Notice>
      ) : fresh ? (
        <section className="account-part" aria-label={t("erase.title")}>
          <EraseForm locale={locale} action={eraseAction} />
        </section>
      ) : (
        <FreshView locale={locale} address={account.email} sendLink={freshLinkAction} />
      )}
    </AccountFrame>
  );
}
