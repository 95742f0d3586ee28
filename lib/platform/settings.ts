import type { z } from "zod";
import { pgPool } from "./pool";

/** What staff settle for the whole site, under a name, in a shape. */
export type Setting<T> = { name: string; schema: z.ZodType<T>; fallback: T };

/** What is settled; the fallback where nothing is, or what stands there makes no sense any more. */
export async function readSetting<T>({ name, schema, fallback }: Setting<T>): Promise<T> {
  const { rows } = await pgPool().query<{ value: unknown }>("select value from setting where name = $1", [
    name,
  ]);
  const parsed = schema.safeParse(rows[0]?.value);
  return parsed.success ? parsed.data : fallback;
}

/** Settles it. The command that calls it has asked who may. */
export async function writeSetting<T>({ name, schema }: Setting<T>, value: T): Promise<void> {
  await pgPool().query(
    "insert into setting (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value",
    [name, JSON.stringify(schema.parse(value))],
  );
}
