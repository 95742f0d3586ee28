import { rehearseSend } from "@/lib/cli/rehearsal/rehearse";
import type { Product } from "../support/product";
import type { Measure } from "./figures";

const recipients = 100_000;
const kills = 40;

/** A send to a hundred thousand while everything under it is killed again and again: nobody twice, nobody missing. */
export async function measureRehearsal(_product: Product): Promise<Measure[]> {
  const { differences, counts, mostUncertain, seconds } = await rehearseSend(
    { recipients, kills, seed: 2026 },
    () => {},
  );
  process.stdout.write(
    differences
      .slice(0, 20)
      .map((difference) => `  ${difference}\n`)
      .join(""),
  );
  const people = recipients.toLocaleString("en-US");
  return [
    {
      ...{
        what: `differences after ${people} recipients and ${kills} kills`,
        value: differences.length,
        unit: "",
      },
      limit: { at: "most", value: 0 },
    },
    {
      ...{ what: "uncertain deliveries", value: counts["uncertain"] ?? 0, unit: "" },
      reference: { what: "one a connection cut off, and what was not answered", value: mostUncertain },
      limit: { at: "most", value: 1, of: "reference" },
    },
    { what: "the whole rehearsal", value: seconds, unit: "s" },
  ];
}
