"use client";

import { useState, type KeyboardEvent, type RefObject } from "react";
import type { Locale } from "@/lib/platform/i18n";
import { asHeading, asList, wrapped, type Insertion, type Spot } from "@/lib/updates/insertion";
import type { InsertKind } from "./insert-dialog";

const placeholders: Record<Locale, Record<"strong" | "stressed" | "heading" | "point", string>> = {
  en: { strong: "strong words", stressed: "stressed words", heading: "Heading", point: "first point" },
  es: {
    strong: "palabras fuertes",
    stressed: "palabras destacadas",
    heading: "Título",
    point: "primer punto",
  },
};

/** What the tools do to the text at once, and what they ask more about. */
const atOnce = {
  bold: (spot: Spot, locale: Locale) => wrapped(spot, "**", placeholders[locale].strong),
  italic: (spot: Spot, locale: Locale) => wrapped(spot, "*", placeholders[locale].stressed),
  heading: (spot: Spot, locale: Locale) => asHeading(spot, placeholders[locale].heading),
  list: (spot: Spot, locale: Locale) => asList(spot, placeholders[locale].point),
} as const;

type Tool = {
  name: string;
  /** Said to those who do not see the button's place, and shown on pointing at it. */
  does: string;
  keys?: string;
} & ({ act: keyof typeof atOnce } | { ask: InsertKind });

const tools: readonly Tool[] = [
  { name: "Bold", does: "Make bold", keys: "Control+B", act: "bold" },
  { name: "Italic", does: "Make italic", keys: "Control+I", act: "italic" },
  { name: "Heading", does: "Make the line a heading", act: "heading" },
  { name: "List", does: "Make the lines a list", act: "list" },
  { name: "Link", does: "Put in a link", keys: "Control+K", ask: "link" },
  { name: "Button", does: "Put in a button", ask: "button" },
  { name: "Callout", does: "Put in a callout", ask: "callout" },
  { name: "Picture", does: "Put in a picture", ask: "picture" },
  { name: "Figure", does: "Put in a figure with its source", ask: "figure" },
  { name: "Agenda", does: "Put in something we ask for", ask: "agenda" },
  { name: "Page", does: "Put in an issue or an article as a card", ask: "page" },
  { name: "Name …", does: "Put in the reader’s name or another personal field", ask: "field" },
];

/** Where the cursor is in a text area. */
export const spotIn = ({ value, selectionStart, selectionEnd }: HTMLTextAreaElement): Spot => ({
  text: value,
  start: selectionStart,
  end: selectionEnd,
});

/** Puts something into a text area as typing does: the browser's own undo takes it back. */
export function insertInto(area: HTMLTextAreaElement, { from, to, text, select }: Insertion): void {
  area.focus();
  area.setSelectionRange(from, to);
  // Deprecated, and the one way that every browser keeps its undo by.
  const done = text === "" ? document.execCommand("delete") : document.execCommand("insertText", false, text);
  if (!done) {
    area.setRangeText(text, from, to, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
  area.setSelectionRange(...select);
}

type WritingToolsProps = {
  locale: Locale;
  language: string;
  area: RefObject<HTMLTextAreaElement | null>;
  ask: (kind: InsertKind) => void;
};

/** The tools above a text: one stop of the Tab key, then by arrows (ARIA's pattern of a toolbar). */
export function WritingTools({ locale, language, area, ask }: WritingToolsProps) {
  const [stop, setStop] = useState(0);
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const to = { ArrowRight: stop + 1, ArrowLeft: stop - 1, Home: 0, End: tools.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = (to + tools.length) % tools.length;
    setStop(next);
    event.currentTarget.querySelectorAll("button")[next]?.focus();
  };
  const use = (tool: Tool) => {
    if (!area.current) return;
    if ("ask" in tool) ask(tool.ask);
    else insertInto(area.current, atOnce[tool.act](spotIn(area.current), locale));
  };
  return (
    <div
      className="writing-tools"
      role="toolbar"
      aria-label={`Tools for the ${language}`}
      aria-controls={`body-${locale}`}
      onKeyDown={move}
    >
      {tools.map((tool, place) => (
        <button
          key={tool.name}
          type="button"
          tabIndex={place === stop ? 0 : -1}
          onFocus={() => setStop(place)}
          onClick={() => use(tool)}
          title={tool.keys ? `${tool.does} (${tool.keys.replace("Control", "Ctrl")})` : tool.does}
          aria-keyshortcuts={tool.keys}
          data-tool={"act" in tool ? tool.act : undefined}
          aria-haspopup={"ask" in tool ? "dialog" : undefined}
        >
          {tool.name}
        </button>
      ))}
    </div>
  );
}

/** What a press of keys in a text means, if it is one of the tools'. */
export function pressKeys(
  event: KeyboardEvent<HTMLTextAreaElement>,
  locale: Locale,
  ask: (kind: InsertKind) => void,
): void {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  const act = { b: atOnce.bold, i: atOnce.italic }[event.key.toLowerCase()];
  if (!act && event.key.toLowerCase() !== "k") return;
  event.preventDefault();
  if (act) insertInto(event.currentTarget, act(spotIn(event.currentTarget), locale));
  else ask("link");
}
