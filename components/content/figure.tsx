import type { Ground } from "@/lib/content/schema";
import { Cuts } from "@/components/content/shapes";
import { figureOf } from "@/lib/content/figures/figure";

type FigureProps = {
  /** A figure's name, or any other word, which then seeds one of its own. */
  name: string;
  /** What it lies on: its colours keep off it. */
  ground: Ground;
  className?: string;
};

/** The picture of a page: the same name is the same picture, on every page and in every language. Decorative. */
export function Figure({ name, ground, className }: FigureProps) {
  return (
    <svg
      className={`drawn ${className ?? ""}`}
      viewBox="0 0 600 600"
      aria-hidden="true"
      focusable="false"
      data-figure={name}
    >
      <Cuts cuts={figureOf(name, ground)} />
    </svg>
  );
}
