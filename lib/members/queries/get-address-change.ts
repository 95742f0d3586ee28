import { db } from "@/lib/platform/db";
import { hashToken } from "@/lib/platform/tokens";
import { linkState, type LinkState } from "../account-policy";

/** What stands behind a link that confirms an address. */
export type AddressLink =
  | { state: "unknown" | "taken" | Exclude<LinkState, "ready" | "done"> }
  | { state: "ready" | "done"; email: string; makePrimary: boolean };

/** What a link that confirms an address would do now. Looking changes nothing. */
export async function getAddressChange(token: string, now = new Date()): Promise<AddressLink> {
  const change = await db.addressChange.findUnique({ where: { tokenHash: hashToken(token) } });
  if (!change) return { state: "unknown" };
  const state = linkState(change, now);
  if (state !== "ready" && state !== "done") return { state };
  const { emailKey, email, personId, makePrimary } = change;
  const others = { emailKey, NOT: { personId } };
  const taken =
    (await db.personAddress.count({ where: others })) +
    (await db.person.count({ where: { emailKey, NOT: { id: personId } } }));
  // Told only to whoever reads the mailbox, so it tells nobody else who is a member.
  return taken > 0 && state === "ready" ? { state: "taken" } : { state, email, makePrimary };
}
