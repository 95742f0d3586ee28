import type { Ground } from "@/lib/content/schema";
import { bar, type Cut, disc, leaf, type Paper, petal, polygon, quarter, ring, type Turn } from "./cut";
import * as articles from "./articles";
import * as bills from "./bills";
import * as coalitions from "./coalitions";
import * as house from "./house";
import * as issues from "./issues";
import * as library from "./library";

/** The figures that are drawn by hand. All other names are seeds. */
export const drawnFigures: ReadonlyMap<string, readonly Cut[]> = new Map([
  ["movement", issues.movement],
  ["issues", issues.issues],
  ["stem", issues.stem],
  ["stem-network", issues.stemNetwork],
  ["linked-learning", issues.linkedLearning],
  ["agenda", library.agenda],
  ["articles", articles.articles],
  ["cal-mscs", articles.calMscs],
  ["linked-learning-figures", articles.linkedLearningFigures],
  ["school-budget", articles.schoolBudget],
  ["people", articles.people],
  ["bills", articles.bills],
  ["bill-proposed", bills.billProposed],
  ["bill-in-progress", bills.billInProgress],
  ["bill-won", bills.billWon],
  ["bill-lost", bills.billLost],
  ["bill-carried-on", bills.billCarriedOn],
  ["coalitions", coalitions.coalitions],
  ["capmse", coalitions.capmse],
  ["road-map-stem-network", coalitions.roadMap],
  ["organizations", coalitions.organizations],
  ["updates", library.updates],
  ["claims", library.claims],
  ["resources", library.resources],
  ["glossary", library.glossary],
  ["search", library.search],
  ["faq", library.faq],
  ["privacy", house.privacy],
  ["accessibility", house.accessibility],
  ["policies", house.policies],
  ["external-links", house.externalLinks],
  ["join", house.join],
  ["not-found", house.notFound],
]);

/**
 * The picture of a page as pieces on a sheet of 600 by 600, the last on top: the same name is the same picture, on
 * every page, in every language, on a card and in print. Pieces may lie beyond the sheet, where a poster cuts them off.
 *
 * @param name a drawn figure's name, or any other word, which then seeds one of its own
 * @param ground what it lies on: a seeded figure keeps off its colour
 */
export const figureOf = (name: string, ground: Ground): readonly Cut[] =>
  drawnFigures.get(name) ?? quilt(name, ground);

/** A row of numbers from 0 to 1 that is the same for the same words (FNV-1a, then mulberry32). */
export function numbersFrom(seed: string): () => number {
  let state = 0x811c9dc5;
  for (const sign of seed) state = Math.imul(state ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const offGround: Record<Ground, readonly Paper[]> = {
  poppy: ["lupine", "sage", "sun", "night", "snow"],
  lupine: ["poppy", "sage", "sun", "snow"],
  sage: ["lupine", "poppy", "sun", "night", "snow"],
  sun: ["lupine", "poppy", "sage", "night", "snow"],
};

/** Nine squares, each holding one cut shape; no two neighbours in a row share a paper. */
function quilt(seed: string, ground: Ground): Cut[] {
  const next = numbersFrom(seed);
  const tiles: Cut[] = [];
  for (let place = 0; place < 9; place += 1) {
    const choice = offGround[ground].filter((paper) => paper !== tiles.at(-1)?.fill);
    const fill = choice[Math.floor(next() * choice.length)] ?? "snow";
    const shape = Math.floor(next() * 7);
    tiles.push(
      tile(fill, (place % 3) * 200, Math.floor(place / 3) * 200, shape, Math.floor(next() * 4) as Turn),
    );
  }
  return tiles;
}

function tile(fill: Paper, x: number, y: number, shape: number, turn: Turn): Cut {
  // The corner a quarter opens from: the one it turns away from.
  const [cx, cy] = [turn === 1 || turn === 2 ? x + 200 : x, turn >= 2 ? y + 200 : y];
  if (shape === 0) return disc(fill, x + 100, y + 100, 100);
  if (shape === 1) return petal(fill, cx, cy, 100, turn);
  if (shape === 2) return leaf(fill, cx, cy, 200, turn);
  if (shape === 3) return ring(fill, cx, cy, 200, 100, turn);
  if (shape === 4) return bar(fill, x, turn % 2 ? y : y + 100, 200, 100);
  if (shape === 5) {
    const corners = [
      [x, y],
      [x + 200, y],
      [x + 200, y + 200],
      [x, y + 200],
    ] as const;
    return polygon(fill, ...corners.filter((_, corner) => corner !== turn));
  }
  return quarter(fill, cx, cy, 200, turn);
}
