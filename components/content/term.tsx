import { Children, Fragment, type ReactNode } from "react";
import type { ContentProps } from "@/lib/content/schema";

// A button is a box that cannot be broken over two lines, so each word of a term is one; they open the same note. Only
// the first can be reached by keyboard and is heard, under the whole term's name.
const wordsOf = (children: ReactNode): ReactNode[] => {
  const parts = Children.toArray(children);
  return parts.every((part) => typeof part === "string") ? parts.join("").split(" ") : [children];
};

/**
 * A word that explains itself where it stands: its button opens the explanation without a script. A browser that does
 * not know popovers hides it, and the page's list of words has it as well.
 */
export function Term({ locale, term, anchor, children }: ContentProps["Term"]) {
  const words = wordsOf(children);
  return (
    <>
      {words.map((word, place) => (
        <Fragment key={place}>
          {place > 0 ? " " : null}
          {place === 0 ? (
            <button
              type="button"
              className="term"
              popoverTarget={anchor}
              aria-label={words.length > 1 ? words.join(" ") : undefined}
            >
              {word}
            </button>
          ) : (
            <button type="button" className="term" popoverTarget={anchor} tabIndex={-1} aria-hidden="true">
              {word}
            </button>
          )}
        </Fragment>
      ))}
      {/* A word joiner: the comma that follows stays with the word. */}
      {"\u2060"}
      <span className="term-note" popover="auto" id={anchor}>
        <span className="term-note-name">{term.term[locale]}</span>
        {term.expansion ? <span className="term-note-expansion">{term.expansion[locale]}</span> : null}
        <span className="block">{term.definition[locale]}</span>
      </span>
    </>
  );
}
