import type { Metadata } from "next";
import { PlainHead } from "@/components/layout/page-head";
import { localePath, translator } from "@/lib/platform/i18n";
import { JoinFrame } from "../../join-frame";
import { readLocale } from "../../visitor";

type SentPageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: SentPageProps): Promise<Metadata> {
  const t = translator(readLocale((await params).locale), "join");
  return { title: t("sent.title"), robots: { index: false } };
}

/** The same for everybody: whether the address is a member's is said in the mail alone. */
export default async function SentPage({ params }: SentPageProps) {
  const locale = readLocale((await params).locale);
  const t = translator(locale, "join");
  return (
    <JoinFrame locale={locale} path="/join/sent">
      <PlainHead title={t("sent.title")} summary={t("sent.summary")} />
      <div className="body mt-8">
        <p>{t("sent.wait")}</p>
        <h2>{t("sent.nothingTitle")}</h2>
        <ul>
          <li>{t("sent.spam")}</li>
          <li>{t("sent.typo")}</li>
          <li>{t("sent.again")}</li>
        </ul>
        <p>
          <a href={localePath(locale, "/join")}>{t("sent.againLink")}</a>
        </p>
        <p>
          <a href={localePath(locale, "/issues")}>{t("sent.meanwhile")}</a>
        </p>
      </div>
    </JoinFrame>
  );
}
