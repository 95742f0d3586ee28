import { db } from "@/lib/platform/db";
import { hashToken } from "@/lib/platform/tokens";
import { linkState } from "../account-policy";

/** Whether a link would open an account now. Looking does not use it up. */
export async function getAccountLink(
  token: string,
  now = new Date(),
): Promise<"ready" | "used" | "expired" | "unknown"> {
  const link = await db.accountLink.findUnique({ where: { tokenHash: hashToken(token) } });
  if (!link) return "unknown";
  const state = linkState(link, now);
  return state === "done" ? "used" : state;
}
