import type { Receipt } from "./sink";

/** A delivery as the database has it at the end. */
export type Row = { email: string; status: string; reason: string | null; claimed: boolean };

export type Proof = {
  counts: Record<string, number>;
  /** Uncertain deliveries of which the server took the message. */
  uncertainTaken: number;
  /** What is not as it has to be, a sentence each. Empty: it is proven. */
  differences: string[];
};

const never: Receipt = { taken: 0, unanswered: 0, refused: 0 };

/**
 * Holds what our side noted against what the mail server got: nobody twice, nobody forgotten, nothing noted that was not.
 * @param recipients how many there have to be
 * @param mostUncertain how many may not be known: those the server never answered, and one a connection that was cut off
 */
export function proveSend(
  rows: readonly Row[],
  receipts: ReadonlyMap<string, Receipt>,
  { recipients, mostUncertain }: { recipients: number; mostUncertain: number },
): Proof {
  const counts: Proof["counts"] = {};
  const differences: string[] = [];
  const known = new Set<string>();
  let uncertainTaken = 0;
  for (const { email, status, reason, claimed } of rows) {
    const { taken, unanswered } = receipts.get(email) ?? never;
    const arrived = taken + unanswered;
    const say = (what: string) =>
      differences.push(`${email} (${status}${reason ? `: ${reason}` : ""}) ${what}.`);
    counts[status] = (counts[status] ?? 0) + 1;
    known.add(email);
    if (arrived > 1) say(`got it ${arrived} times`);
    if (claimed) say("is still held by a worker");
    if (status === "uncertain") uncertainTaken += arrived > 0 ? 1 : 0;
    else if (unanswered > 0) say("was not answered, and is not noted as uncertain");
    else if (status === "sent") {
      if (taken === 0) say("is noted as sent, and the server did not take it");
    } else if (status !== "failed" && status !== "skipped") say("was never settled");
    else if (taken > 0) say("is noted as not sent, and the server took it");
  }
  for (const [address, { taken, unanswered }] of receipts)
    if (taken + unanswered > 0 && !known.has(address))
      differences.push(`${address} got it and is on no list.`);
  if (rows.length !== recipients)
    differences.push(`There are ${rows.length} deliveries for ${recipients} recipients.`);
  const uncertain = counts["uncertain"] ?? 0;
  if (uncertain > mostUncertain)
    differences.push(`${uncertain} deliveries are uncertain, and at most ${mostUncertain} may be.`);
  return { counts, uncertainTaken, differences };
}
