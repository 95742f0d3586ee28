import { Figure } from "@/components/content/figure";
import { formatter, translator, type Locale } from "@/lib/platform/i18n";

type UpdateHeadProps = {
  update: { slug: string; subject: string; sentAt: Date; locale: Locale; translated: boolean };
  /** The reader's language. */
  locale: Locale;
};

/** The head of an update: a subject is a sentence, not a name, so it is set smaller than a page's title. */
export function UpdateHead({ update, locale }: UpdateHeadProps) {
  const t = translator(locale, "updates");
  const sent = formatter(locale).dateTime(update.sentAt, { dateStyle: "long" });
  return (
    <div className="poster ground-sun">
      <div className="frame poster-grid">
        <div className="poster-words">
          <h1
            className="text-[clamp(2.25rem,9cqi,5.5rem)] leading-[0.95] font-black tracking-tighter text-balance"
            lang={update.translated ? undefined : update.locale}
          >
            {update.subject}
          </h1>
          <p className="mt-6 text-small-head font-semibold">
            <time dateTime={update.sentAt.toISOString()}>{t("page.sent", { date: sent })}</time>
          </p>
          {update.translated ? null : <p className="mt-2 text-ui">{t("page.untranslated")}</p>}
        </div>
        <div className="poster-figure">
          <Figure name={update.slug} ground="sun" />
        </div>
      </div>
    </div>
  );
}
