import type { ReactNode } from "react";

/** One value of two: how it is asked for, and how it looks. */
type PairOption = { value: string; shown: ReactNode };

type PairChoiceProps = {
  field: string;
  name: string;
  /** The two sides' values, and what else can be chosen. */
  options: readonly PairOption[];
  likely: string;
  /** Both sides say the same, so there is nothing to choose. */
  same: boolean;
};

/** A field of two records side by side: the same on both, or a choice between them. */
export function PairChoice({ field, name, options, likely, same }: PairChoiceProps) {
  if (same)
    return (
      <div className="choose-row">
        <span className="choose-name">{name}</span>
        <span className="choose-same">
          <input type="hidden" name={field} value={likely} />
          {options[0]?.shown} <span className="text-quiet">(the same)</span>
        </span>
      </div>
    );
  return (
    <fieldset className="choose-row">
      <legend className="choose-name">{name}</legend>
      {options.map(({ value, shown }) => (
        <label key={value} className="tick">
          <input type="radio" name={field} value={value} defaultChecked={likely === value} />
          <span className="tick-words">{shown}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** What both sides say of something that nobody has to choose in. */
export function PairTold({ name, kept, gone }: { name: string; kept: ReactNode; gone: ReactNode }) {
  return (
    <div className="choose-row">
      <span className="choose-name">{name}</span>
      <span className="choose-told">{kept || "None"}</span>
      <span className="choose-told">{gone || "None"}</span>
    </div>
  );
}

/** How many of something, in words. */
export const countOf = (count: number, one: string, more: string): string =>
  `${count.toLocaleString("en-US")} ${count === 1 ? one : more}`;
