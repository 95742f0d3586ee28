import { headers } from "next/headers";
import { truncateNetwork, UNKNOWN_NETWORK } from "@/lib/members/policy";
import { defaultLocale, isLocale, type Locale } from "@/lib/platform/i18n";

/** The network a request comes from, truncated. The document server sets the header and drops one from outside. */
export async function visitorNetwork(): Promise<string> {
  return truncateNetwork((await headers()).get("x-movement-ip") ?? UNKNOWN_NETWORK);
}

/** A language out of an address or a form. */
export const readLocale = (value: unknown): Locale => (isLocale(value) ? value : defaultLocale);
