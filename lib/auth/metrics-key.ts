import { timingSafeEqual } from "node:crypto";
import { hashToken, tokenFromSeed } from "@/lib/platform/tokens";

/** The key a program shows to read /api/metrics. It follows from AUTH_SECRET; `site doctor` prints it. */
export const metricsKey = (): string => tokenFromSeed("prometheus", "metrics");

/** Whether an Authorization header carries that key (RFC 6750, section 2.1). */
export function showsMetricsKey(authorization: string | null): boolean {
  const shown = /^Bearer +(\S+)$/i.exec(authorization ?? "")?.[1];
  // Hashes have one length, which timingSafeEqual wants, and tell nothing of the key's.
  return (
    shown !== undefined &&
    timingSafeEqual(Buffer.from(hashToken(shown)), Buffer.from(hashToken(metricsKey())))
  );
}
