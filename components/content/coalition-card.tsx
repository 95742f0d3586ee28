import type { Ground } from "@/lib/content/schema";
import { Figure } from "@/components/content/figure";
import { titleStep } from "@/components/layout/page-head";

type CoalitionCardProps = {
  href: string;
  title: string;
  summary: string;
  ground: Ground;
  figure: string;
  /** In a few words each: since when, how many, where. */
  facts: readonly string[];
};

/** A coalition as a poster: all of it leads there. */
export function CoalitionCard({ href, title, summary, ground, figure, facts }: CoalitionCardProps) {
  return (
    <article className={`card coalition-card ground-${ground}`}>
      <div className="card-words">
        <h3 className="card-title" data-longest={titleStep(title)}>
          <a href={href}>{title}</a>
        </h3>
        <p className="card-summary">{summary}</p>
        <ul className="coalition-facts">
          {facts.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      </div>
      <div className="card-figure">
        <Figure name={figure} ground={ground} />
      </div>
    </article>
  );
}
