import { db } from "@/lib/platform/db";
import { sentSubject, subjects } from "@/lib/updates/queries/sent-subject";
import type { MailReportKind } from "@/prisma/client/client";
import type { StaffViewer } from "../policy";
import { requireCan } from "./require-can";

/** One mail to a person: an update, or a mail that a change caused. */
export type PersonMail = {
  id: string;
  /** The update's subject, or null for a mail that a change caused. */
  update: { id: string; subject: string } | null;
  template: string | null;
  to: string;
  at: Date;
  /** A state of the outbox (queued, sent, failed) or of a delivery (CONTRACTS: pending, sent, bounced …). */
  state: string;
  reason: string | null;
  /** What came back about it, oldest first. */
  reports: { kind: MailReportKind; code: string | null; words: string | null; at: Date }[];
};

const MOST = 40;

/**
 * The newest mails to a person, of both kinds.
 * @param keys the keys of all their addresses
 */
export async function listPersonMails(
  viewer: StaffViewer,
  { personId, keys }: { personId: string; keys: readonly string[] },
): Promise<PersonMail[]> {
  requireCan(viewer, "manage-members");
  const [mails, deliveries] = await Promise.all([
    db.outboxMail.findMany({
      where: { toKey: { in: [...keys] } },
      orderBy: { createdAt: "desc" },
      take: MOST,
      select: {
        ...{
          id: true,
          template: true,
          toEmail: true,
          status: true,
          createdAt: true,
          sentAt: true,
          error: true,
        },
      },
    }),
    db.delivery.findMany({
      where: { personId },
      orderBy: { id: "desc" },
      take: MOST,
      select: {
        ...{ id: true, email: true, status: true, reason: true, sentAt: true, dueAt: true },
        ...{ locale: true, variant: true },
        reports: { select: { kind: true, code: true, words: true, at: true }, orderBy: { at: "asc" } },
        update: {
          select: {
            id: true,
            startsAt: true,
            approvedAt: true,
            ...subjects,
          },
        },
      },
    }),
  ]);
  const returned = await listReports(
    mails.flatMap(({ id, status }) => (status === "bounced" || status === "complained" ? id : [])),
  );
  const all: PersonMail[] = [
    ...mails.map(({ id, template, toEmail: to, status: state, createdAt, sentAt, error: reason }) => ({
      ...{ id, template, to, state, update: null, reports: returned.get(id) ?? [] },
      // What came back says it in full.
      reason: returned.has(id) ? null : reason,
      at: sentAt ?? createdAt,
    })),
    ...deliveries.map(({ id, email: to, status: state, reason, sentAt, dueAt, update, reports, ...got }) => ({
      ...{ id, to, state, reason, reports, template: null },
      update: { id: update.id, subject: sentSubject(update, got) },
      at: sentAt ?? update.startsAt ?? update.approvedAt ?? dueAt,
    })),
  ];
  return all.sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, MOST);
}

/** What came back about single mails, by the mail. */
async function listReports(mailIds: string[]): Promise<Map<string, PersonMail["reports"]>> {
  const reports = await db.mailReport.findMany({
    where: { mailId: { in: mailIds } },
    orderBy: { at: "asc" },
    select: { mailId: true, kind: true, code: true, words: true, at: true },
  });
  const byMail = new Map<string, PersonMail["reports"]>();
  for (const { mailId, ...report } of reports)
    byMail.set(mailId ?? "", [...(byMail.get(mailId ?? "") ?? []), report]);
  return byMail;
}
