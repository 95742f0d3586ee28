import { stringify } from "csv-stringify/sync";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readRow } from "@/lib/members/import/read-row";

const columns = ["email", "role", "tags"] as const;
const read = (cells: readonly string[]) => readRow(2, cells, columns, "en", new Date(0));

test("what an export marked against spreadsheets comes back without the mark", () => {
  fc.assert(
    fc.property(fc.constantFrom("=", "+", "-", "@"), fc.stringMatching(/^[a-z]{1,9}$/), (sign, rest) => {
      const row = ["ana@example.org", `${sign}${rest}`, `${sign}${rest}`];
      const [exported] = parse(stringify([row], { escape_formulas: true })) as string[][];
      expect(exported?.[1]).toBe(`'${sign}${rest}`);
      expect(read(exported!)).toMatchObject({ role: `${sign}${rest}`, tags: [`${sign}${rest}`] });
      expect(read(exported!)).toEqual(read(row));
    }),
  );
  expect(read(["ana@example.org", "'s-Hertogenbosch office", ""])).toMatchObject({
    role: "'s-Hertogenbosch office",
  });
});
