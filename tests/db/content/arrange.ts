import { indexSearch } from "@/lib/content/commands/index-search";
import type { SearchEntry } from "@/lib/content/search/entries";

/** Something to find. */
export const anEntry = (given: Partial<SearchEntry> & { title: string }): SearchEntry => ({
  locale: "en",
  type: "issue",
  address: `/${given.title.toLowerCase().replace(/\W+/g, "-")}`,
  anchor: "",
  context: "",
  summary: "",
  keywords: "",
  sections: [],
  issues: [],
  prior: 0.5,
  ...given,
});

/** The body of an entry as one part. */
export const aText = (text: string) => [{ anchor: "", heading: "", text }];

let print = 0;

/** Makes these all there is to find in the content. */
export const index = (...entries: SearchEntry[]) => indexSearch(`test-${++print}`, () => entries);
