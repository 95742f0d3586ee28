import { Children, Fragment, type ReactNode } from "react";
import type { ContentProps } from "@/lib/content/schema";
import { Expansion } from "@/components/content/expansion";
import { localePath, translator } from "@/lib/platform/i18n";

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
  const whole = words.length > 1 ? words.join(" ") : undefined;
  return (
    <>
      {words.map((word, place) => (
        <Fragment key={place}>
          {place > 0 ? " " : null}
          <span className="term-word">
            {/* Word joiners: the bracket before and the comma after stay with the word. */}
            {place === 0 ? "\u2060" : null}
            <button
              type="button"
              className="term"
              popoverTarget={anchor}
              {...(place === 0 ? { "aria-label": whole } : { tabIndex: -1, "aria-hidden": true })}
            >
              {word}
            </button>
            {place === words.length - 1 ? "\u2060" : null}
          </span>
        </Fragment>
      ))}
      <span className="term-note" popover="auto" id={anchor}>
        <span className="term-note-name">{term.term[locale]}</span>
        {term.expansion ? (
          <span className="term-note-expansion">
            <Expansion locale={locale} words={term.expansion} />
          </span>
        ) : null}
        <span className="term-note-words">{term.definition[locale]}</span>
        <a className="term-note-more" href={localePath(locale, `/glossary#${term.id}`)}>
          {translator(locale, "library")("glossary.link")}
        </a>
      </span>
    </>
  );
}
