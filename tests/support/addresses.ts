import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";

/** The addresses of the content's pages, without language, by the rule that files follow. */
export const pageAddresses = (): string[] =>
  readdirSync("content/en", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".mdx"))
    .map((file) => `/${file.replaceAll("\\", "/")}`.replace(/\.mdx$/, "").replace(/\/index$/, "") || "/")
    .sort();

/** The ids of the records in a file of content/: "claims", "bills". */
export const recordIds = (kind: string): string[] =>
  (parse(readFileSync(`content/${kind}.yaml`, "utf8")) as { id: string }[]).map(({ id }) => id);

/** The same page in a language. */
export const inLanguage = (locale: "en" | "es", path: string): string =>
  locale === "en" ? path : path === "/" ? "/es" : `/es${path}`;
