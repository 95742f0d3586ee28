import { db } from "@/lib/platform/db";
import type { Locale } from "@/lib/platform/i18n";
import { translatedLocales, type UpdateKind, type UpdateStatus } from "../schema";
import { contentOf, titleOf, words } from "./content-of";

export type UpdateLine = {
  id: string;
  /** "" when nothing was typed yet. */
  subject: string;
  kind: UpdateKind;
  status: UpdateStatus;
  locales: Locale[];
  changedAt: Date;
  approvedAt: Date | null;
  author: string;
  recipients: number;
};

/** Every update for the staff's list: what is going out, then drafts, then what was sent, each newest first. */
export async function listUpdates(): Promise<UpdateLine[]> {
  const rows = await db.update.findMany({
    orderBy: { updatedAt: "desc" },
    select: {
      id: true,
      kind: true,
      status: true,
      updatedAt: true,
      approvedAt: true,
      author: { select: { firstName: true, lastName: true, email: true } },
      _count: { select: { deliveries: true } },
      ...words,
    },
  });
  const order: UpdateStatus[] = ["sending", "paused", "scheduled", "submitted", "draft", "stopped", "sent"];
  return rows
    .map((row) => {
      const content = contentOf(row);
      return {
        id: row.id,
        subject: titleOf(content),
        kind: row.kind,
        status: row.status,
        locales: translatedLocales(content),
        changedAt: row.updatedAt,
        approvedAt: row.approvedAt,
        author: row.author
          ? `${row.author.firstName} ${row.author.lastName}`.trim() || row.author.email
          : row.kind === "digest"
            ? "made by itself"
            : "someone who has left",
        recipients: row._count.deliveries,
      };
    })
    .sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
}
