import { joinAddress } from "@/components/layout/site-header";
import { formatter, type Locale, translator } from "@/lib/platform/i18n";

const kinds = ["individuals", "organizations", "counties"] as const;

type LivingNumbersProps = {
  locale: Locale;
  /** How many belong to the movement; null where the number is too small to be told. */
  counts: Record<(typeof kinds)[number], number | null>;
  /** Unique in the page. */
  id?: string;
};

/** How many the movement is, today. Before there is anything to count, an invitation to be the first. */
export function LivingNumbers({ locale, counts, id = "living" }: LivingNumbersProps) {
  const t = translator(locale, "content");
  const { number } = formatter(locale);
  const none = counts.individuals === null && counts.organizations === null;
  return (
    <section className="living ground-lupine" aria-labelledby={id}>
      <div className="frame">
        <h2 id={id} className={none ? "living-first" : "living-title"}>
          {t(none ? "livingNone" : "livingTitle")}
        </h2>
        {none ? (
          <p className="living-hint">
            {t("livingNoneHint")} <a href={joinAddress(locale, "/")}>{t("bannerJoin")}</a>
          </p>
        ) : (
          <ul className="living-row">
            {kinds.map((kind) => {
              const count = counts[kind];
              return (
                <li key={kind}>
                  <strong className={count === null ? "living-few" : "living-number"}>
                    {count === null ? t("livingFew") : number(count)}
                  </strong>{" "}
                  <span>{t(`living.${kind}`, { count: count ?? 0 })}</span>
                </li>
              );
            })}
          </ul>
        )}
      </div>
    </section>
  );
}
