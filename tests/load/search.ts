import { resolve } from "node:path";
import { findRunning } from "@/lib/cli/data-dir";
import { indexSearch } from "@/lib/content/commands/index-search";
import { search } from "@/lib/content/queries/search";
import { collectEntries } from "@/lib/content/search/entries";
import { readAsked } from "@/lib/content/search/query";
import * as store from "@/lib/content/store";
import { disconnect, pgPool } from "@/lib/platform/db";
import { settleEnv } from "@/lib/platform/env";
import type { Product } from "../support/product";
import { type Measure, median, percentile } from "./figures";
import { timeAnswer } from "./requests";
import { manyPages, questions } from "./search-corpus";

const pages = 10_000;
const rounds = 5;

async function timeEach(act: (q: string) => Promise<unknown>, times: number): Promise<number[]> {
  const taken: number[] = [];
  for (let round = 0; round < times; round++) {
    for (const q of questions.en) {
      const began = performance.now();
      await act(q);
      // The first round warms what a site in use has warm.
      if (round > 0) taken.push(performance.now() - began);
    }
  }
  return taken;
}

/** Questions of all kinds to a site of 10,000 pages: the answers alone, and as whole pages of the product. */
export async function measureSearch({ url }: Product): Promise<Measure[]> {
  const running = findRunning(resolve(".data-bench"));
  if (!running?.databaseUrl) throw new Error("the product's database is not known");
  settleEnv({ DATABASE_URL: running.databaseUrl });
  try {
    const sample = collectEntries(store);
    await indexSearch(`${pages} pages`, () => [...sample, ...manyPages("en", pages, sample)]);
    const answers = await timeEach((q) => search("en", readAsked({ q }), store.listOrganizations()), rounds);
    const whole = await timeEach((q) => timeAnswer(`${url}/search?q=${encodeURIComponent(q)}`), rounds);
    const scanned = await timeEach(
      (q) =>
        pgPool().query(
          `select id, title from search_entry
           where locale = 'en' and (title ilike $1 or sections::text ilike $1) limit 10`,
          [`%${q}%`],
        ),
      2,
    );
    const reference = { what: "ILIKE over the same texts", value: percentile(scanned, 0.95) };
    const limit = { at: "most", value: 50 } as const;
    return [
      {
        ...{
          what: `an answer of search in ${pages} pages, p95`,
          value: percentile(answers, 0.95),
          unit: "ms",
        },
        ...{ reference, limit },
      },
      { what: "the same, median", value: median(answers), unit: "ms", limit },
      { what: "the same as a whole page, p95", value: percentile(whole, 0.95), unit: "ms" },
    ];
  } finally {
    await disconnect();
  }
}
