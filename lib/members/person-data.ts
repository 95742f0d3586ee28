import { stringify } from "csv-stringify/sync";
import { strToU8, zipSync } from "fflate";
import { messages, translator, type Locale, type Messages } from "@/lib/platform/i18n";

/** The files of a person's copy of their data, and what each row of them says: words of account.json, "data". */
export type DataFile = keyof Messages["account"]["data"]["files"];
export type DataColumn = keyof Messages["account"]["data"]["columns"];
export type DataValue = string | number | boolean | Date | null | readonly string[] | object;
export type DataRow = Partial<Record<DataColumn, DataValue>>;
export type PersonData = Record<DataFile, DataRow[]>;

const cell = (value: DataValue | undefined): string => {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.join("; ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
};

/**
 * One file as CSV (RFC 4180) in UTF-8 with a byte-order mark, by which spreadsheets know accents; cells that a spreadsheet
 * would compute are defused (OWASP, CSV injection).
 */
function toCsv(rows: readonly DataRow[], locale: Locale): string {
  const t = translator(locale, "account");
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))] as DataColumn[];
  return stringify(
    [
      columns.map((column) => t(`data.columns.${column}`)),
      ...rows.map((row) => columns.map((it) => cell(row[it]))),
    ],
    { bom: true, escape_formulas: true, record_delimiter: "\r\n" },
  );
}

/** The name of the readable list of what is in the zip, in the reader's language. */
const readmeName = { en: "README.txt", es: "LEEME.txt" } as const;

function readme(data: PersonData, locale: Locale, madeAt: Date): string {
  const t = translator(locale, "account");
  const held = dataFiles.filter((file) => data[file].length > 0);
  const empty = dataFiles.filter((file) => data[file].length === 0);
  const lines = [
    t("data.readme.title"),
    "",
    t("data.readme.made", { at: madeAt.toISOString() }),
    t("data.readme.times"),
    t("data.readme.others"),
    "",
    `data.json: ${t("data.readme.json")}`,
    "",
    ...held.map(
      (file) =>
        `${t(`data.files.${file}.name`)}.csv (${data[file].length}): ${t(`data.files.${file}.about`)}`,
    ),
    ...(empty.length > 0
      ? ["", `${t("data.readme.nothing")} ${empty.map((file) => t(`data.files.${file}.name`)).join(", ")}.`]
      : []),
    "",
    t("data.readme.delete"),
    "",
  ];
  return `\uFEFF${lines.join("\r\n")}`;
}

/** In the order in which they are told. */
export const dataFiles = Object.keys(messages.en.account.data.files) as DataFile[];

/** A person's copy of their data: everything as JSON, each kind as a table, and a page that says what is what. */
export function zipPersonData(data: PersonData, locale: Locale, madeAt: Date): Uint8Array<ArrayBuffer> {
  const t = translator(locale, "account");
  const tables = dataFiles
    .filter((file) => data[file].length > 0)
    .map((file) => [`${t(`data.files.${file}.name`)}.csv`, strToU8(toCsv(data[file], locale))] as const);
  const json = JSON.stringify({ madeAt, ...data }, null, 2);
  return zipSync(
    {
      [readmeName[locale]]: strToU8(readme(data, locale, madeAt)),
      "data.json": strToU8(`${json}\n`),
      ...Object.fromEntries(tables),
    },
    { mtime: madeAt },
  );
}
