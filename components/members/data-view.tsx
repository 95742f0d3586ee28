import { ButtonLink } from "@/components/ui/button";
import type { DataFile } from "@/lib/members/person-data";
import { formatter, localePath, translator, type Locale } from "@/lib/platform/i18n";

type DataViewProps = {
  locale: Locale;
  /** How many rows each file of the copy would have. */
  held: readonly { file: DataFile; count: number }[];
};

/** The copy of a member's data with what is in it, and the way to have everything deleted. */
export function DataView({ locale, held }: DataViewProps) {
  const t = translator(locale, "account");
  const { number } = formatter(locale);
  return (
    <>
      <section className="account-part" aria-labelledby="take">
        <h2 id="take">{t("data.take.title")}</h2>
        <p>{t("data.take.hint")}</p>
        <p>
          <ButtonLink href={localePath(locale, "/account/data/zip")}>{t("data.take.button")}</ButtonLink>
        </p>
        <p className="field-hint">{t("data.take.soon")}</p>
        <h3 className="font-bold">{t("data.holds.title")}</h3>
        <ul className="account-lines">
          {held.map(({ file, count }) => (
            <li key={file}>
              <span>
                <strong>{t(`data.files.${file}.name`)}</strong>{" "}
                <span className="tabular-nums">({number(count)})</span>
              </span>
              <span>{t(`data.files.${file}.about`)}</span>
            </li>
          ))}
        </ul>
      </section>
      <section className="account-part" aria-labelledby="delete">
        <h2 id="delete">{t("data.delete.title")}</h2>
        <p>{t("data.delete.hint")}</p>
        <p>
          <ButtonLink look="quiet" href={localePath(locale, "/account/delete")}>
            {t("data.delete.link")}
          </ButtonLink>
        </p>
      </section>
    </>
  );
}
