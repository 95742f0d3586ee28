import type { ReactNode } from "react";
import type { Ground } from "@/lib/content/schema";
import { Figure } from "@/components/content/figure";

type PageHeadProps = {
  title: string;
  /** The one sentence under the title. */
  summary?: string;
  ground: Ground;
  /** The name or seed of the drawn figure; without it the words stand alone. */
  figure?: string;
  /** What stands above the title, such as a kicker with the kind of page. */
  kicker?: ReactNode;
  /** What stands below the sentence, such as the page's one action. */
  children?: ReactNode;
  /** The title's place in the page's outline: 1 unless the head is shown as a part of another page. */
  level?: 1 | 3;
};

const steps = [4, 6, 8, 9, 10, 13] as const;

/** The step of the type scale a title is set in: its longest word must fit the column. */
export function titleStep(title: string): number | undefined {
  const longest = Math.max(...title.split(/\s+/).map((word) => word.length));
  return steps.find((step) => longest <= step);
}

/** The head of a page as a poster: its name, one sentence, and a figure cut by the sheet's edge. */
export function PageHead({ title, summary, ground, figure, kicker, children, level = 1 }: PageHeadProps) {
  const Heading = `h${level}` as const;
  return (
    <div className={`poster ground-${ground}`}>
      <div className={figure ? "frame poster-grid" : "frame"}>
        <div className="poster-words">
          {kicker ? <p className="poster-kicker">{kicker}</p> : null}
          <Heading className="poster-title" data-longest={titleStep(title)}>
            {title}
          </Heading>
          {summary ? <p className="poster-sentence">{summary}</p> : null}
          {children}
        </div>
        {figure ? (
          <div className="poster-figure">
            <Figure name={figure} ground={ground} />
          </div>
        ) : null}
      </div>
    </div>
  );
}

/** A plain head for forms and notices: the title is large, and nothing competes with the task. */
export function PlainHead({ title, summary, level = 1 }: Pick<PageHeadProps, "title" | "summary" | "level">) {
  const Heading = `h${level}` as const;
  return (
    <div className="plain-head">
      <Heading className="plain-title">{title}</Heading>
      {summary ? <p className="plain-sentence">{summary}</p> : null}
    </div>
  );
}
