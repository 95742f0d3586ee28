import type { Tx } from "@/lib/platform/db";
import type { Locale } from "@/lib/platform/i18n";
import { CONSENT_VERSION } from "../policy";
import type { MailPurpose } from "../schema";

/** In which language somebody was shown the words, and the network they came from (truncated). */
export type Told = { locale: Locale; network: string };

type NewConsent = {
  personId: string;
  purposes: readonly ("membership" | MailPurpose)[];
  action: "granted" | "withdrawn";
  /** Exactly as they were shown; for a withdrawal the button's. */
  words: string;
  told: Told;
  at: Date;
};

/** Keeps what a member agreed to, or took back, in their account. What mail they get follows by a trigger. */
export async function recordConsent(tx: Tx, consent: NewConsent): Promise<void> {
  const { personId, purposes, action, words, told, at } = consent;
  await tx.consent.createMany({
    data: purposes.map((purpose) => ({
      ...{ personId, purpose, action, words, version: CONSENT_VERSION, method: "account", at },
      ...told,
    })),
  });
}
