import type { Metadata } from "next";
import { translator } from "@/lib/platform/i18n";
import { type LocaleParams, requireLocale } from "../../../../locale";
import { EmbedFrame } from "../../embed-frame";

type EmbeddedSentProps = { params: LocaleParams };

export async function generateMetadata({ params }: EmbeddedSentProps): Promise<Metadata> {
  const t = translator(await requireLocale(params), "join");
  return { title: t("sent.title"), robots: { index: false } };
}

/** The same for everybody: whether the address is a member's is said in the mail alone. */
export default async function EmbeddedSentPage({ params }: EmbeddedSentProps) {
  const t = translator(await requireLocale(params), "join");
  return (
    <EmbedFrame>
      <h1 className="embed-title">{t("sent.title")}</h1>
      <p className="embed-by">{t("sent.summary")}</p>
      <p>{t("sent.wait")}</p>
      <p>{t("sent.spam")}</p>
    </EmbedFrame>
  );
}
