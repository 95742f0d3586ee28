import "./difference-text.css";
import { differencesOf } from "@/lib/updates/differences";

type DifferenceTextProps = {
  before: string;
  after: string;
  lang?: string | undefined;
  /** Which of the two texts is shown; without it both, one in the other. */
  side?: "before" | "after";
};

/** How one text became another: what was taken out is struck through, what came in is underlined. */
export function DifferenceText({ before, after, lang, side }: DifferenceTextProps) {
  const hidden = side === "before" ? "in" : side === "after" ? "out" : null;
  const shown = differencesOf(before, after).filter(({ kind }) => kind !== hidden);
  return (
    <div className="difference-text" lang={lang}>
      {shown.length === 0 ? <span className="text-quiet">Empty</span> : null}
      {shown.map(({ kind, text }, place) =>
        kind === "same" ? (
          <span key={place}>{text}</span>
        ) : kind === "in" ? (
          <ins key={place}>{text}</ins>
        ) : (
          <del key={place}>{text}</del>
        ),
      )}
    </div>
  );
}
