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

type PairHeadProps = { title: string; since: string | null; name: string; href: string; below?: string };

/** Whose record a side is. */
export function PairHead({ title, since, name, href, below }: PairHeadProps) {
  return (
    <div className="min-w-0">
      <p className="text-quiet">
        {title}
        {since ? `, since ${since}` : ""}
      </p>
      <h2 className="text-lead font-black [overflow-wrap:anywhere]">
        <a href={href}>{name}</a>
      </h2>
      {below ? <p className="[overflow-wrap:anywhere]">{below}</p> : null}
    </div>
  );
}

/** How many of something, in words. */
export const countOf = (count: number, one: string, more: string): string =>
  `${count.toLocaleString("en-US")} ${count === 1 ? one : more}`;

type PairFormProps = {
  duplicateId: string;
  kept: { id: string; version: string };
  gone: { id: string; version: string };
  merge: (form: FormData) => Promise<void>;
  children: ReactNode;
};

/** The form that makes one record of two, with what was seen of each. */
export function PairForm({ duplicateId, kept, gone, merge, children }: PairFormProps) {
  return (
    <form action={merge}>
      <input type="hidden" name="duplicateId" value={duplicateId} />
      <input type="hidden" name="keptId" value={kept.id} />
      <input type="hidden" name="goneId" value={gone.id} />
      <input type="hidden" name="keptVersion" value={kept.version} />
      <input type="hidden" name="goneVersion" value={gone.version} />
      {children}
    </form>
  );
}
