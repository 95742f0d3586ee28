import type { Ground } from "@/lib/content/schema";
import { Figure } from "@/components/content/figure";
import { titleStep } from "@/components/layout/page-head";

export type IssueCardProps = {
  href: string;
  title: string;
  summary: string;
  ground: Ground;
  figure: string;
  /** The heading's place in the page's outline. */
  level?: 2 | 3;
};

/** A page as a small poster: all of it leads there. */
export function IssueCard({ href, title, summary, ground, figure, level = 3 }: IssueCardProps) {
  const Heading = `h${level}` as const;
  return (
    <article className={`card ground-${ground}`}>
      <div className="card-words">
        <Heading className="card-title" data-longest={titleStep(title)}>
          <a href={href}>{title}</a>
        </Heading>
        <p className="card-summary">{summary}</p>
      </div>
      <div className="card-figure">
        <Figure name={figure} ground={ground} />
      </div>
    </article>
  );
}
