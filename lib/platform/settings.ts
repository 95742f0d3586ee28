import type { z } from "zod";
import { db } from "./db";

/** What staff settle for the whole site, under a name, in a shape. */
export type Setting<T> = { name: string; schema: z.ZodType<T>; fallback: T };

/** What is settled; the fallback where nothing is, or what stands there makes no sense any more. */
export async function readSetting<T>({ name, schema, fallback }: Setting<T>): Promise<T> {
  const row = await db.setting.findUnique({ where: { name } });
  const parsed = schema.safeParse(row?.value);
  return parsed.success ? parsed.data : fallback;
}

/** Settles it. The command that calls it has asked who may. */
export async function writeSetting<T>({ name, schema }: Setting<T>, value: T): Promise<void> {
  const json = schema.parse(value) as object;
  await db.setting.upsert({ where: { name }, create: { name, value: json }, update: { value: json } });
}
