import { expect, test } from "vitest";
import { claimsCsv, claimsJson } from "@/lib/content/claims-data";
import type { Claim } from "@/lib/content/schema";
import { getSite, listClaims } from "@/lib/content/store";

const origin = "https://example.org";
const aClaim = (changes: Partial<Claim> = {}): Claim => ({
  ...[...listClaims().values()][0]!,
  id: "a-claim",
  ...changes,
});

/** Reads CSV as RFC 4180 has it. */
function rowsOf(csv: string): Record<string, string>[] {
  const cells = (line: string) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) =>
      quoted === undefined ? (bare ?? "") : quoted.replaceAll('""', '"'),
    );
  const [head = "", ...lines] = csv
    .replace(/^\ufeff/, "")
    .trimEnd()
    .split("\r\n");
  return lines.map((line) => Object.fromEntries(cells(head).map((name, n) => [name, cells(line)[n] ?? ""])));
}

test("every figure is a row with all that is known of it, in both languages", () => {
  const claims = [...listClaims().values()];
  const rows = rowsOf(claimsCsv(claims, origin));
  expect(rows.map(({ id }) => id)).toEqual(claims.map(({ id }) => id));
  const cost = rows.find(({ id }) => id === "high-school-dropout-cost");
  expect(cost).toMatchObject({
    value: "22000000000",
    unit: "usd",
    qualifier: "at-least",
    display_es: "$22 mil millones",
    geography: "US-CA",
    as_of: "",
    checked_on: "",
    address_en: "https://example.org/claims/high-school-dropout-cost",
    address_es: "https://example.org/es/claims/high-school-dropout-cost",
  });
  expect(cost?.sentence_en).toBe("is the cost to the state, over their lifetimes, of students who drop out");
  expect(cost?.note_es).toContain("justicia");
});

test("a spreadsheet is told that the file is UTF-8, and never given a formula", () => {
  const csv = claimsCsv(
    [
      aClaim({ display: { en: "=1+1", es: "+34" }, sentence: { en: "-1", es: "@SUM(A1)" } }),
      aClaim({ id: "b", label: { en: 'says "a, b"', es: "dos\nlíneas" } }),
    ],
    origin,
  );
  expect(csv.startsWith("\ufeffid,value,")).toBe(true);
  const [first] = rowsOf(csv);
  expect(first).toMatchObject({
    display_en: "'=1+1",
    display_es: "'+34",
    sentence_en: "'-1",
    sentence_es: "'@SUM(A1)",
  });
  expect(csv).toContain('"says ""a, b""","dos\nlíneas"');
  expect(csv).not.toMatch(/(?:^|,)"?[=+@]/m);
});

test("programs get the same with the terms of use", () => {
  const data = JSON.parse(
    claimsJson([aClaim({ asOf: 2024 })], { locale: "es", site: getSite(), origin }),
  ) as {
    licence: string;
    address: string;
    claims: unknown[];
  };
  expect(data.licence).toMatch(/^De uso libre con atribución.*Children Now/);
  expect(data.address).toBe("https://example.org/es/claims");
  expect(data.claims).toEqual([
    {
      ...aClaim({ asOf: 2024 }),
      note: null,
      address: { en: "https://example.org/claims/a-claim", es: "https://example.org/es/claims/a-claim" },
    },
  ]);
});
