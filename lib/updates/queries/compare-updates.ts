import { db } from "@/lib/platform/db";
import type { UpdateKind } from "../schema";
import { contentOf, titleOf, words } from "./content-of";

/** One of the last updates and what became of it. All numbers are people. */
export type ComparedUpdate = {
  id: string;
  subject: string;
  kind: UpdateKind;
  beganAt: Date;
  /** Null: not counted yet; the worker does within minutes of the end of a send. */
  total: {
    recipients: number;
    sent: number;
    bounced: number;
    complained: number;
    failed: number;
    uncertain: number;
    skipped: number;
    unsubscribed: number;
    /** Null: its links are not counted. */
    least: number | null;
    most: number | null;
    at: Date;
  } | null;
};

/** The updates before one, the newest first, with their numbers as they were last summed up. */
export async function compareUpdates(updateId: string, beganAt: Date, most = 8): Promise<ComparedUpdate[]> {
  const rows = await db.update.findMany({
    where: {
      id: { not: updateId },
      status: { in: ["sent", "stopped"] },
      approvedAt: { lte: beganAt },
    },
    orderBy: [{ approvedAt: "desc" }, { id: "desc" }],
    take: most,
    select: {
      id: true,
      kind: true,
      startsAt: true,
      approvedAt: true,
      total: { omit: { updateId: true } },
      ...words,
    },
  });
  return rows.map(({ id, kind, startsAt, approvedAt, total, translations }) => ({
    ...{ id, kind, total },
    subject: titleOf(contentOf({ translations })),
    beganAt: startsAt ?? approvedAt ?? beganAt,
  }));
}
