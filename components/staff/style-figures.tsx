import type { Ground } from "@/lib/content/schema";
import { Figure } from "@/components/content/figure";
import { AgendaSign, AgendaStatusBox } from "@/components/content/agenda-status";
import { Mark } from "@/components/layout/mark";
import { drawnFigures } from "@/lib/content/figures/figure";
import { agendaStatuses } from "@/lib/content/schema";
import type { Locale } from "@/lib/platform/i18n";

const grounds: readonly Ground[] = ["poppy", "sage", "sun", "lupine"];

/** Every drawn figure on each of the four grounds, and two that are made from a seed. */
export function DrawnFigures() {
  return (
    <ul className="style-figures">
      {[...drawnFigures.keys(), "any-other-name", "ab-2565"].map((name) => (
        <li key={name}>
          <p>{name}</p>
          <div className="style-quartet">
            {grounds.map((ground) => (
              <div key={ground} className={`style-figure ground-${ground}`}>
                <Figure name={name} ground={ground} />
              </div>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** The mark, and the signs of an ask's state with their boxes. */
export function Signs({ locale }: { locale: Locale }) {
  return (
    <ul className="style-row">
      <li>
        <Mark />
      </li>
      {agendaStatuses.map((status) => (
        <li key={status} className="grid justify-items-start">
          <AgendaSign status={status} />
          <AgendaStatusBox locale={locale} status={status} since="2012" />
        </li>
      ))}
    </ul>
  );
}
