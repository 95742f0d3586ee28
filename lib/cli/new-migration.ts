import { existsSync } from "node:fs";
import { copyFile, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { env } from "@/lib/platform/env";
import { diffSchemas } from "@/prisma/migrate";

const folder = join("prisma", "migrations");
const now = join("prisma", "schema.prisma");
/** The schema as the migrations leave it: what the next one starts from. */
const before = join(folder, "schema.prisma");

/**
 * Writes prisma/migrations/NNNN_name/migration.sql, numbered after the last one.
 * @returns its path, or null when the schema has not changed
 */
export async function writeMigration(name: string): Promise<string | null> {
  const [from, to] = await Promise.all([
    existsSync(before) ? readFile(before, "utf8") : "",
    readFile(now, "utf8"),
  ]);
  const sql = await diffSchemas(env.DATABASE_URL!, from, to);
  if (sql.trim() === "" || /^-- This is an empty migration\.?$/m.test(sql)) return null;
  const numbers = (await readdir(folder)).map((entry) => Number(/^\d{4}(?=_)/.exec(entry)?.[0] ?? 0));
  const number = String(Math.max(0, ...numbers) + 1).padStart(4, "0");
  const file = join(folder, `${number}_${name}`, "migration.sql");
  await mkdir(join(folder, `${number}_${name}`));
  await writeFile(file, sql.endsWith("\n") ? sql : `${sql}\n`);
  await copyFile(now, before);
  return file;
}
