import type { Metadata } from "next";
import { SignInForm } from "@/components/members/sign-in-form";
import { AccountOverview } from "@/components/members/account-overview";
import { Notice } from "@/components/ui/notice";
import { getMember } from "@/lib/auth/member";
import { readNext } from "@/lib/members/account-policy";
import { getCounty } from "@/lib/members/county";
import { getAccount } from "@/lib/members/queries/get-account";
import { getSubscription } from "@/lib/members/queries/get-subscription";
import { translator, type Locale } from "@/lib/platform/i18n";
import { findMailReader } from "@/lib/updates/queries/find-mail-reader";
import { readLocale } from "../../(join)/visitor";
import { AccountDoor, AccountFrame } from "../account-frame";
import { doneWords } from "../done";
import { signOutEverywhereAction } from "../sign-out";
import { requestLinkAction } from "./actions";

type AccountPageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ next?: string | string[]; for?: string | string[]; done?: string | string[] }>;
};

export async function generateMetadata({ params }: AccountPageProps): Promise<Metadata> {
  const t = translator(readLocale((await params).locale), "account");
  const title = (await getMember()) ? t("title") : t("signIn.title");
  return { title, robots: { index: false }, referrer: "same-origin" };
}

/** A member's own page; for everybody else the question which address a link may go to. */
export default async function AccountPage({ params, searchParams }: AccountPageProps) {
  const locale = readLocale((await params).locale);
  const asked = await searchParams;
  const done = doneWords(locale, asked.done);
  const viewer = await getMember();
  const account = viewer && (await getAccount(viewer));
  if (!account)
    return <Door locale={locale} next={readNext(asked.next)} mail={String(asked.for ?? "")} done={done} />;
  const t = translator(locale, "account");
  const name = account.firstName;
  return (
    <AccountFrame
      locale={locale}
      path="/account"
      title={name ? t("overview.titleNamed", { name }) : t("overview.title")}
      done={done}
    >
      <AccountOverview
        locale={locale}
        account={account}
        county={getCounty(account.county)?.name ?? null}
        signOutEverywhere={signOutEverywhereAction}
      />
    </AccountFrame>
  );
}

type DoorProps = { locale: Locale; next: string; mail: string; done: string | null };

async function Door({ locale, next, mail, done }: DoorProps) {
  const t = translator(locale, "account");
  const reader = mail ? await findMailReader(mail) : null;
  const about = reader && (await getSubscription(reader.personId));
  return (
    <AccountDoor
      locale={locale}
      path="/account"
      title={t("signIn.title")}
      summary={t("signIn.summary")}
      done={done}
    >
      {about ? (
        <Notice>
          <p>{t("signIn.forMail", { address: about.address })}</p>
        </Notice>
      ) : null}
      <SignInForm locale={locale} next={next} mail={reader ? mail : ""} action={requestLinkAction} />
    </AccountDoor>
  );
}
