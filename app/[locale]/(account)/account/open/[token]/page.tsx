import type { Metadata } from "next";
import { Button, ButtonLink } from "@/components/ui/button";
import { readNext } from "@/lib/members/account-policy";
import { getAccountLink } from "@/lib/members/queries/get-account-link";
import { localePath, translator } from "@/lib/platform/i18n";
import { readLocale } from "../../../../(join)/visitor";
import { AccountDoor } from "../../../account-frame";
import { openAccountAction } from "./actions";

type OpenPageProps = {
  params: Promise<{ locale: string; token: string }>;
  searchParams: Promise<{ next?: string | string[] }>;
};

export async function generateMetadata({ params }: OpenPageProps): Promise<Metadata> {
  const { locale, token } = await params;
  const t = translator(readLocale(locale), "account");
  const state = await getAccountLink(token);
  const title = state === "ready" ? t("open.title") : t(`open.${state}.title`);
  // The link leaves with no click elsewhere. Not "no-referrer": with it the button's POST names no origin.
  return { title, robots: { index: false }, referrer: "same-origin" };
}

/** Reading this page signs nobody in: mail scanners follow links. Its button does. */
export default async function OpenPage({ params, searchParams }: OpenPageProps) {
  const { locale: wanted, token } = await params;
  const locale = readLocale(wanted);
  const next = readNext((await searchParams).next);
  const t = translator(locale, "account");
  const state = await getAccountLink(token);
  const path = `/account/open/${token}`;
  if (state !== "ready") {
    const again = next === "/account" ? "" : `?next=${encodeURIComponent(next)}`;
    return (
      <AccountDoor
        locale={locale}
        path={path}
        title={t(`open.${state}.title`)}
        summary={t(`open.${state}.summary`)}
      >
        <p>
          <ButtonLink href={localePath(locale, "/account") + again}>{t("open.again")}</ButtonLink>
        </p>
      </AccountDoor>
    );
  }
  return (
    <AccountDoor locale={locale} path={path} title={t("open.title")} summary={t("open.summary")}>
      <form action={openAccountAction} className="account-form">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="next" value={next} />
        <Button>{t("open.button")}</Button>
        <p className="field-hint">{t("open.notYou")}</p>
      </form>
    </AccountDoor>
  );
}
