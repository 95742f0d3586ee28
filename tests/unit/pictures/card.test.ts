import { describe, expect, test } from "vitest";
import { figureOf } from "@/lib/content/figures/figure";
import { groundColors } from "@/lib/content/figures/paper";
import { grounds } from "@/lib/content/schema";
import { getClaim } from "@/lib/content/store";
import { type Card, drawCard } from "@/lib/pictures/card";
import { expectStandalone, sizeOf } from "./arrange";

const aCard = (changes: Partial<Card> = {}): Card => ({
  locale: "en",
  ground: "poppy",
  figure: figureOf("stem", "poppy"),
  site: "The Children's Movement of California",
  title: "Linked Learning",
  summary: "High school that leads somewhere.",
  ...changes,
});

describe("a card", () => {
  test.each(grounds)("on %s has that ground, and stands for itself", (ground) => {
    const card = drawCard(aCard({ ground }));
    expect(sizeOf(card)).toEqual([1200, 630]);
    expect(card).toContain(`<path fill="${groundColors[ground].ground}" d="M0 0h1200v630h-1200z"/>`);
    expectStandalone(card);
  });
  test("a page's main figure takes the place of its summary", () => {
    const claim = getClaim("schools-without-calculus") ?? undefined;
    const without = drawCard(aCard({ summary: "One" }));
    expect(drawCard(aCard({ summary: "Another" }))).not.toBe(without);
    const outlines = (svg: string) => svg.replace(/<desc[^]*?<\/desc>/, "");
    expect(outlines(drawCard(aCard({ claim, summary: "One" })))).toBe(
      outlines(drawCard(aCard({ claim, summary: "Another" }))),
    );
  });
  test("whatever its title is", () => {
    for (const title of ["", "🌻", "加州", "a".repeat(300), "palabra ".repeat(60), '<b>&"', "Ñ"])
      expectStandalone(drawCard(aCard({ title, kicker: title, summary: title })));
  });
});
