import { joinAddress } from "@/components/layout/site-header";
import { ButtonLink } from "@/components/ui/button";
import { formatter, localePath, translator, type Locale } from "@/lib/platform/i18n";

export type ArchiveLine = { slug: string; subject: string; excerpt: string; sentAt: Date; locale: Locale };

/** Every update that went out, newest first; before the first, what will stand here. */
export function UpdateArchive({ updates, locale }: { updates: readonly ArchiveLine[]; locale: Locale }) {
  const t = translator(locale, "updates");
  const { dateTime } = formatter(locale);
  if (updates.length === 0)
    return (
      <div className="grid max-w-measure gap-5 border-t-3 border-rule pt-6">
        <h2 className="text-head font-black tracking-tight">{t("archive.empty")}</h2>
        <p className="font-text text-lead">{t("archive.emptyHint")}</p>
        <p>
          <ButtonLink href={joinAddress(locale, "/updates")}>{t("archive.join")}</ButtonLink>
        </p>
      </div>
    );
  return (
    <ol className="grid max-w-measure">
      {updates.map(({ slug, subject, excerpt, sentAt, locale: written }) => (
        <li key={slug} className="border-t-3 border-rule pt-5 pb-10">
          <article>
            <p className="text-note font-semibold text-quiet">
              <time dateTime={sentAt.toISOString()}>{dateTime(sentAt, { dateStyle: "long" })}</time>
              {written === locale ? null : ` · ${t("archive.inEnglish")}`}
            </p>
            <div lang={written === locale ? undefined : written}>
              <h2 className="mt-2 text-head font-black tracking-tight text-balance">
                <a href={localePath(locale, `/updates/${slug}`)}>{subject}</a>
              </h2>
              <p className="mt-3 font-text text-body">{excerpt}</p>
            </div>
          </article>
        </li>
      ))}
    </ol>
  );
}
