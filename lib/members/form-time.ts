import { createHash, timingSafeEqual } from "node:crypto";
import { tokenFromSeed } from "@/lib/platform/tokens";

const macOf = (time: string): string => tokenFromSeed(time, "join-form");
const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** The time a form was shown, signed: it goes into the form and comes back with it. */
export const stampFormTime = (now: Date): string => `${now.getTime()}.${macOf(String(now.getTime()))}`;

/** The time out of a stamp, or null if it is not one of ours or lies in the future. */
export function readFormTime(stamp: string, now: Date): Date | null {
  const [, time, mac] = /^(\d{1,15})\.([\w-]{43})$/.exec(stamp) ?? [];
  if (!time || !mac || !timingSafeEqual(digest(mac), digest(macOf(time)))) return null;
  return Number(time) <= now.getTime() ? new Date(Number(time)) : null;
}
