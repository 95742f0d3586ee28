import type { Metadata } from "next";
import { localePath, translator } from "@/lib/platform/i18n";
import { readLocale } from "../../../(join)/visitor";
import { AccountDoor } from "../../account-frame";

type SentPageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: SentPageProps): Promise<Metadata> {
  const t = translator(readLocale((await params).locale), "account");
  return { title: t("sent.title"), robots: { index: false } };
}

/** The same for everybody: whether the address is a member's is said in the mail alone. */
export default async function SentPage({ params }: SentPageProps) {
  const locale = readLocale((await params).locale);
  const t = translator(locale, "account");
  return (
    <AccountDoor locale={locale} path="/account/sent" title={t("sent.title")} summary={t("sent.summary")}>
      <div className="body">
        <p>{t("sent.wait")}</p>
        <h2>{t("sent.nothingTitle")}</h2>
        <ul>
          <li>{t("sent.spam")}</li>
          <li>{t("sent.typo")}</li>
          <li>{t("sent.again")}</li>
        </ul>
        <p>
          <a href={localePath(locale, "/account")}>{t("sent.againLink")}</a>
        </p>
      </div>
    </AccountDoor>
  );
}
