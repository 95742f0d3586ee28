import type { AgendaStatus, Ground } from "@/lib/content/schema";
import { AgendaSign, AgendaStatusBox } from "@/components/content/agenda-status";
import { type Locale, translator } from "@/lib/platform/i18n";

export type AgendaGroup = {
  /** The page that asks. */
  title: string;
  href: string;
  ground: Ground | undefined;
  items: readonly {
    id: string;
    href: string;
    words: string;
    status: AgendaStatus;
    since: string | undefined;
    steps: number;
  }[];
};

/** Every ask under the issue it belongs to, with its year, how far it has come, and the way to its own page. */
export function AgendaList({ locale, groups }: { locale: Locale; groups: readonly AgendaGroup[] }) {
  const t = translator(locale, "content");
  if (groups.length === 0) return <p className="agenda-none">{t("agendaEmpty")}</p>;
  return groups.map(({ title, href, ground, items }) => (
    <section key={href} className="agenda-group">
      <h2 className="agenda-issue">
        {ground ? <span className={`agenda-chip ground-${ground}`} /> : null}
        <a href={href}>{title}</a>
      </h2>
      <ul>
        {items.map((item) => (
          <li key={item.id} className="agenda-row">
            <div className="agenda-when">
              <AgendaSign status={item.status} />
              <p className={item.since ? "agenda-year" : "agenda-yearless"}>
                {item.since ?? t("agendaYearless")}
              </p>
            </div>
            <div className="agenda-what">
              <h3>
                <a href={item.href}>{item.words}</a>
              </h3>
              <div className="agenda-foot">
                <AgendaStatusBox locale={locale} status={item.status} since={item.since} />
                {item.steps > 0 ? <p>{t("agendaSteps", { count: item.steps })}</p> : null}
              </div>
            </div>
          </li>
        ))}
      </ul>
    </section>
  ));
}
