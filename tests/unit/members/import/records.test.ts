import fc from "fast-check";
import { expect, test } from "vitest";
import { readRow } from "@/lib/members/import/read-row";
import { type FileRow, readRows, UnreadableFile } from "@/lib/members/import/records";
import {
  type ColumnField,
  importEncodings,
  importFields,
  importSeparators,
} from "@/lib/members/import/schema";

async function* inPieces(bytes: Uint8Array, length: number) {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

async function rowsOf(
  bytes: Uint8Array,
  { encoding = "utf-8", separator = "," as (typeof importSeparators)[number], length = 7 } = {},
): Promise<FileRow[]> {
  const rows: FileRow[] = [];
  for await (const row of readRows(inPieces(bytes, length), { encoding, separator })) rows.push(row);
  return rows;
}

test("rows are counted as a spreadsheet does, over empty ones and line breaks in cells", async () => {
  const text = 'Email,Name\r\n\r\na@x.example,"Two\nlines"\r\nb@x.example,x\r\n';
  expect(await rowsOf(Buffer.from(text))).toEqual([
    { line: 1, cells: ["Email", "Name"] },
    { line: 3, cells: ["a@x.example", "Two\nlines"] },
    { line: 4, cells: ["b@x.example", "x"] },
  ]);
});

test("letters survive wherever the file is cut, in each encoding", async () => {
  const utf16 = Buffer.from("\uFEFFñ,é", "utf16le");
  for (const length of [1, 2, 3, 100])
    expect((await rowsOf(utf16, { encoding: "utf-16le", length }))[0]?.cells).toEqual(["ñ", "é"]);
  expect(
    (await rowsOf(Buffer.from("ñ;é", "latin1"), { encoding: "windows-1252", separator: ";" }))[0]?.cells,
  ).toEqual(["ñ", "é"]);
});

test("a first line for spreadsheets is no row", async () => {
  expect(await rowsOf(Buffer.from("sep=;\nEmail;Name\n"), { separator: ";" })).toEqual([
    { line: 2, cells: ["Email", "Name"] },
  ]);
});

test("whatever the bytes are, they are rows, or it is said that they cannot be read; each row is read or refused", async () => {
  const wild = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc
      .array(
        fc.array(
          fc.oneof(
            fc.string({ unit: "binary" }),
            fc.emailAddress(),
            fc.constantFrom('"', '""', "=1+1", "\0"),
          ),
        ),
        {
          maxLength: 6,
        },
      )
      .map((rows) => Buffer.from(rows.map((row) => row.join(",")).join("\n"))),
  );
  const columns = fc.array(fc.constantFrom<ColumnField>("", ...importFields), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(
      wild,
      columns,
      fc.constantFrom(...importEncodings),
      fc.constantFrom(...importSeparators),
      async (bytes, fields, encoding, separator) => {
        try {
          for (const { line, cells } of await rowsOf(bytes, { encoding, separator, length: 13 })) {
            const row = readRow(line, cells, ["email", ...fields], "en", new Date());
            expect(row.who).not.toMatch(/[\0-\x1f]/);
            if (!("refused" in row)) expect(row.key).toContain("@");
          }
        } catch (cause) {
          expect(cause).toBeInstanceOf(UnreadableFile);
        }
      },
    ),
    { numRuns: 300 },
  );
});
