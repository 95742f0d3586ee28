import { keyedHash } from "@/lib/platform/tokens";

/**
 * What is kept of an address that must not be written to, so that a list handed in later cannot bring it back: a hash
 * that only this site can make.
 * @param emailKey see `emailKey` in policy.ts
 */
export const suppressionHash = (emailKey: string): string => keyedHash(emailKey, "suppression");
