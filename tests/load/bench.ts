import { existsSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { ensureBuild, ensureClient } from "@/lib/cli/build";
import { removeDataDir, startProduct, type Product } from "../support/product";
import { measureDelivery, measureGreatSend } from "./delivery";
import { measureDocuments } from "./documents";
import { measureExport } from "./export";
import { holds, type Measure, writeTable } from "./figures";
import { measureImport } from "./import";
import { measureLighthouse } from "./lighthouse";
import { measureMembers } from "./members";
import { measurePrint } from "./print";
import { measureReports } from "./reports";
import { measureRehearsal } from "./rehearsal";
import { measureSearch } from "./search";
import { measureSignUps } from "./sign-ups";
import { measureWeight } from "./weight";
import { measureWild } from "./wild";

// `npm run bench`: the numbers the site is held to, each beside its reference in the same run, on the built product
// with a database of its own. --only documents,weight leaves the rest out; --json FILE writes what was seen.

const { values } = parseArgs({
  options: {
    json: { type: "string" },
    only: { type: "string" },
    runs: { type: "string", default: "5" },
  },
});

const parts: Record<string, (product: Product) => Promise<Measure[]>> = {
  weight: measureWeight,
  documents: measureDocuments,
  print: measurePrint,
  search: measureSearch,
  members: measureMembers,
  "sign-ups": measureSignUps,
  wild: measureWild,
  import: measureImport,
  export: measureExport,
  delivery: measureDelivery,
  "great-send": measureGreatSend,
  rehearsal: measureRehearsal,
  reports: measureReports,
  lighthouse: (product) => measureLighthouse(product, Number(values.runs)),
};
const chosen = values.only?.split(",") ?? Object.keys(parts);
const unknown = chosen.filter((name) => !(name in parts));
if (unknown.length) {
  console.error(`There is no "${unknown.join('", "')}". These exist: ${Object.keys(parts).join(", ")}.`);
  process.exit(1);
}

await ensureClient();
await ensureBuild((line) => console.log(line));
const dataDir = resolve(".data-bench");
if (existsSync(dataDir)) removeDataDir(dataDir);
const product = await startProduct(dataDir, { LOG_LEVEL: "error" });
const measures: Measure[] = [];
try {
  for (const name of chosen) {
    console.log(`Measuring: ${name} …`);
    const seen = (await parts[name]?.(product)) ?? [];
    console.log(`${writeTable(seen)}\n`);
    measures.push(...seen);
  }
} finally {
  await product.kill();
  removeDataDir(dataDir);
}

const machine = `${cpus().length} × ${cpus()[0]?.model ?? "unknown"}, Node ${process.versions.node}`;
console.log(machine);
if (values.json) {
  const told = measures.map((measure) => ({ ...measure, holds: holds(measure) }));
  writeFileSync(values.json, `${JSON.stringify({ machine, measures: told }, null, 2)}\n`);
}
if (measures.some((measure) => holds(measure) === false)) process.exitCode = 1;
