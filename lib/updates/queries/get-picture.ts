import { db } from "@/lib/platform/db";
import { readPictureAddress } from "../kept-picture";

/** A picture of an update by its address; null where there is none. */
export async function getPicture(
  address: string,
): Promise<{ type: string; bytes: Uint8Array<ArrayBuffer> } | null> {
  const asked = readPictureAddress(address);
  if (!asked) return null;
  const { print, width, height } = asked;
  const row = await db.updatePicture.findUnique({
    where: { print, width, height },
    select: { type: true, bytes: true },
  });
  return row && { type: row.type, bytes: Uint8Array.from(row.bytes) };
}

/** Whether there is a picture at an address of ours. */
export async function hasPicture(address: string): Promise<boolean> {
  const asked = readPictureAddress(address);
  return asked !== null && (await db.updatePicture.count({ where: asked })) > 0;
}
