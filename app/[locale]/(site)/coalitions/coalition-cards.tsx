import "@/app/styles/cards.css";
import "@/app/styles/coalitions.css";
import { CoalitionCard } from "@/components/content/coalition-card";
import { localePath } from "@/lib/platform/i18n";
import { type Coalition, factsOf } from "./coalitions";

/** Coalitions as posters, side by side. */
export function CoalitionCards({ coalitions }: { coalitions: readonly Coalition[] }) {
  return (
    <div className="cards">
      {coalitions.map((coalition) => (
        <CoalitionCard
          key={coalition.address}
          {...coalition.frontmatter}
          href={localePath(coalition.locale, coalition.address)}
          facts={factsOf(coalition)}
        />
      ))}
    </div>
  );
}
