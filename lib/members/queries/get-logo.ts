import { db } from "@/lib/platform/db";

/** A logo by the first 16 hex digits of its SHA-256; null where no organization has it. */
export async function getLogo(print: string): Promise<Uint8Array<ArrayBuffer> | null> {
  if (!/^[0-9a-f]{16}$/.test(print)) return null;
  const row = await db.organizationLogo.findFirst({ where: { print }, select: { png: true } });
  return row && Uint8Array.from(row.png);
}
