import { db, type Tx } from "@/lib/platform/db";
import { isLocale } from "@/lib/platform/i18n";
import { contentHash, seenHash, type Planned, type TestSubject, type Worded } from "../freeze";
import type { UpdateStatus } from "../schema";
import { contentOf, isId, words } from "./content-of";

/** How an update is, or was, to be sent. */
export type SendPlan = Worded &
  Planned & {
    id: string;
    slug: string;
    status: UpdateStatus;
    segmentName: string | null;
    /** When it begins, as an instant; null: at once. */
    startsAt: Date | null;
    /** Whether its sender may still be used. */
    senderOpen: boolean;
    /** Who wrote it, changed it last or handed it in. */
    writers: string[];
    authorId: string | null;
    submittedById: string | null;
    submittedAt: Date | null;
    approvedById: string | null;
    approvedAt: Date | null;
    /** Why it was sent back, and by whom; null: by the program. */
    note: { text: string; byId: string | null } | null;
    /** What it would be frozen as now, and what it was frozen as. */
    contentHash: string;
    frozenHash: string | null;
    audienceHash: string | null;
    recipients: number | null;
    /** Stands for everything that whoever approves has before them. */
    seen: string;
  };

/** Everything that is settled about the sending of an update; null where there is none. */
export async function getSendPlan(id: string, tx: Tx = db): Promise<SendPlan | null> {
  if (!isId(id)) return null;
  const row = await tx.update.findUnique({
    where: { id },
    select: {
      ...{ id: true, slug: true, kind: true, status: true, public: true, revision: true },
      ...{ startsAt: true, startsLocal: true, timeZone: true, localHours: true },
      ...{ testShare: true, testMinutes: true, testRule: true },
      ...{ authorId: true, submittedById: true, submittedAt: true, approvedById: true, approvedAt: true },
      ...{ reviewNote: true, reviewedById: true, contentHash: true, audienceHash: true, recipients: true },
      segment: { select: { id: true, name: true, filter: true } },
      sender: { select: { name: true, email: true, replyTo: true, verifiedAt: true, closedAt: true } },
      subjects: {
        select: { locale: true, number: true, subject: true },
        orderBy: [{ number: "asc" }, { locale: "asc" }],
      },
      versions: { orderBy: { revision: "desc" }, take: 1, select: { authorId: true } },
      ...words,
    },
  });
  if (!row) return null;
  const { name, email, replyTo } = row.sender ?? { name: "", email: "", replyTo: null };
  const worded: Worded = {
    kind: row.kind,
    public: row.public,
    sender: row.sender && { name, email, replyTo },
    content: contentOf(row),
    subjects: row.subjects.filter((it): it is TestSubject => isLocale(it.locale)),
  };
  const { testShare: share, testMinutes: minutes, testRule: rule } = row;
  const planned: Planned = {
    revision: row.revision,
    segment: row.segment && { id: row.segment.id, filter: row.segment.filter },
    startsLocal: row.startsLocal,
    timeZone: row.timeZone,
    localHours: row.localHours,
    test:
      share !== null && minutes !== null && worded.subjects.length > 0
        ? { share, minutes, rule: rule === "clicks" ? "clicks" : "hand" }
        : null,
  };
  const writers = [row.authorId, row.versions[0]?.authorId ?? null, row.submittedById];
  return {
    ...worded,
    ...planned,
    id: row.id,
    slug: row.slug,
    status: row.status,
    segmentName: row.segment?.name ?? null,
    startsAt: row.startsAt,
    senderOpen: row.sender === null || (row.sender.verifiedAt !== null && row.sender.closedAt === null),
    writers: [...new Set(writers.filter((writer) => writer !== null))],
    authorId: row.authorId,
    submittedById: row.submittedById,
    submittedAt: row.submittedAt,
    approvedById: row.approvedById,
    approvedAt: row.approvedAt,
    note: row.reviewNote === null ? null : { text: row.reviewNote, byId: row.reviewedById },
    contentHash: contentHash(worded),
    frozenHash: row.contentHash,
    audienceHash: row.audienceHash,
    recipients: row.recipients,
    seen: seenHash(worded, planned),
  };
}
