import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findBrowser } from "../support/browser";
import type { Product } from "../support/product";
import { median, type Measure } from "./figures";

// Its hundred packages are fetched from npm for the benchmark alone: nobody who runs or tests the site needs them.
const LIGHTHOUSE = "lighthouse@12.8.2";

const pages = {
  home: "/",
  issue: "/issues/stem/stem-network",
  article: "/articles/cal-mscs",
  coalition: "/coalitions/capmse",
  join: "/join",
};
const categories = ["performance", "accessibility", "best-practices", "seo"] as const;

type Report = {
  categories: Record<(typeof categories)[number], { score: number | null }>;
  audits: Record<string, { numericValue?: number }>;
};

async function audit(address: string): Promise<Report> {
  const dir = mkdtempSync(join(tmpdir(), "lighthouse-"));
  try {
    const file = join(dir, "report.json");
    const flags = `--headless=new --disable-gpu${process.getuid?.() === 0 ? " --no-sandbox" : ""}`;
    const child = spawn(
      "npx",
      [
        ...["--yes", LIGHTHOUSE, address, "--quiet", "--output=json", `--output-path=${file}`],
        `--chrome-flags=${flags}`,
      ],
      { env: { ...process.env, CHROME_PATH: await findBrowser() }, stdio: ["ignore", "ignore", "pipe"] },
    );
    let said = "";
    child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
    const code = await new Promise((done) => child.once("exit", done));
    if (code !== 0) throw new Error(`Lighthouse ended with ${String(code)}: ${said.slice(-400)}`);
    return JSON.parse(readFileSync(file, "utf8")) as Report;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/**
 * Lighthouse's mobile profile (a slow phone on slow 4G, simulated) on the pages that matter most: medians.
 * @param runs how often each page is audited
 */
export async function measureLighthouse({ url }: Product, runs: number): Promise<Measure[]> {
  const measures: Measure[] = [];
  for (const [name, path] of Object.entries(pages)) {
    const reports: Report[] = [];
    for (let run = 0; run < runs; run++) reports.push(await audit(url + path));
    const middle = (read: (report: Report) => number) => median(reports.map(read));
    for (const category of categories) {
      measures.push({
        what: `Lighthouse, ${name}: ${category}`,
        value: middle((report) => (report.categories[category].score ?? NaN) * 100),
        unit: "of 100",
        limit: { at: "least", value: 100 },
      });
    }
    measures.push(
      {
        what: `Lighthouse, ${name}: largest contentful paint`,
        value: middle(({ audits }) => audits["largest-contentful-paint"]?.numericValue ?? NaN) / 1000,
        unit: "s",
        limit: { at: "most", value: 1.2 },
      },
      {
        what: `Lighthouse, ${name}: layout shift`,
        // In thousandths, as Lighthouse shows it.
        value: Number(
          middle(({ audits }) => audits["cumulative-layout-shift"]?.numericValue ?? NaN).toFixed(3),
        ),
        unit: "",
        limit: { at: "most", value: 0 },
      },
    );
  }
  return measures;
}
