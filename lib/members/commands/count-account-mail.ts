import { after } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { ACCOUNT_MAIL_WINDOW, accountMailLimits, mayMail } from "../account-policy";

/** Whether one more mail of a kind may go to an address now. Call it under the address's lock. */
export async function accountMailIsDue(
  tx: Tx,
  template: keyof typeof accountMailLimits,
  toKey: string,
  now: Date,
): Promise<boolean> {
  const mails = await tx.outboxMail.findMany({
    where: { toKey, template, createdAt: { gt: after(now, -ACCOUNT_MAIL_WINDOW) } },
    orderBy: { createdAt: "desc" },
    select: { createdAt: true },
  });
  return mayMail(
    accountMailLimits[template],
    mails.map((mail) => mail.createdAt),
    now,
  );
}
