import { db } from "@/lib/platform/db";
import { fullAddress } from "../clicks/address";

/** Where a counted link leads, by its number, as a Location field takes it; null when there is no such link. */
export async function getLinkTarget(number: number): Promise<string | null> {
  const row = await db.updateLink.findUnique({ where: { id: number }, select: { url: true } });
  return row && fullAddress(row.url);
}
