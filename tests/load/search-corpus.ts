import type { SearchEntry } from "@/lib/content/search/entries";
import { tokensOf } from "@/lib/content/search/words";
import type { Locale } from "@/lib/platform/i18n";

// A site of many pages to search in: as long, as varied and as repetitive as ours, made the same way every time.

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const syllables =
  "ba ce do fi gu la me ni po ru sa te vi zo ran del mar sol win ter field ton ville ley mont".split(" ");
const types = ["issue", "article", "article", "claim", "coalition", "organization"] as const;
const issues = ["stem", "linked-learning", "health", "early-years", "afterschool"];

/**
 * Pages of about 600 words with six headings each, and as many entries for these.
 *
 * @param sample the entries of real content: their words are used as often as they use them
 */
export function manyPages(locale: Locale, count: number, sample: readonly SearchEntry[]): SearchEntry[] {
  const next = numbersFrom(count);
  const texts = sample
    .filter((entry) => entry.locale === locale)
    .flatMap(({ title, sections }) => [title, ...sections.map(({ text }) => text)]);
  const words = texts.flatMap((text) => tokensOf(text).map(({ start, end }) => text.slice(start, end)));
  const rare = () => Array.from({ length: 2 + next() * 3 }, () => pick(syllables, next)).join("");
  const names = Array.from({ length: 20_000 }, rare);
  // One word of twelve is a name: of places, schools and people there are more than of anything else.
  const say = (length: number) =>
    Array.from({ length }, () => (next() < 1 / 12 ? pick(names, next) : pick(words, next))).join(" ");
  return Array.from({ length: count }, (_, number) => {
    const type = pick(types, next);
    const title = `${say(3)} ${number}`;
    const about = { locale, type, issues: [pick(issues, next)], keywords: "", prior: 0.5 };
    const address = `/many/${number}`;
    const sections = Array.from({ length: 7 }, (_unused, place) => ({
      anchor: place === 0 ? "" : `part-${place}`,
      heading: place === 0 ? "" : say(3),
      text: say(85),
    }));
    const page = { ...about, address, anchor: "", title, context: "", summary: say(12), sections };
    const headings = sections.slice(1).map(({ anchor, heading }) => ({
      ...about,
      ...{ address, anchor, title: heading, context: title, summary: "", sections: [] },
    }));
    return [page, ...headings];
  }).flat();
}

const pick = <T>(list: readonly T[], next: () => number): T => list[Math.floor(next() * list.length)]!;

/** Questions of all kinds that people ask: common and rare words, several, numbers, typing mistakes, nothing to find. */
export const questions: Record<Locale, readonly string[]> = {
  en: [
    ...[
      "students",
      "california schools",
      "stem",
      "linked learning",
      "calculus physics",
      "high school graduate",
    ],
    ...[
      "25%",
      "$22 billion",
      "7 of 10",
      "AB 2565",
      "linkd lerning",
      "matematics",
      "comunity colege",
      "roadmap",
    ],
    ...[
      "what is a linked learning pathway",
      "science education for every student in every school of the state",
    ],
    ...["zzyzx qwrtpsd", "winterville", "solmarton", "teachers"],
  ],
  es: [
    ...[
      "estudiantes",
      "escuelas de california",
      "matematicas",
      "educacion",
      "graduacion",
      "rutas de linked learning",
    ],
    ...["25%", "$22 mil millones", "lerning", "preparatoria", "niños", "cualquier cosa que no existe jamas"],
  ],
};
