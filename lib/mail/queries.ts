import { after, MINUTE } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { CLAIM_LENGTH } from "./policy";
import type { KeptMail, MailboxLine, OutboxLine } from "./schema";

const PAGE = 50;
const line = { id: true, toEmail: true, subject: true, createdAt: true } as const;

/** The mailbox, newest first. `after` is the last id of the page before. */
export async function listMailbox(after?: string): Promise<{ lines: MailboxLine[]; next?: string }> {
  const rows = await db.mailboxMessage.findMany({
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: PAGE + 1,
    ...(after ? { cursor: { id: after }, skip: 1 } : {}),
    select: line,
  });
  const shown = rows.slice(0, PAGE);
  return {
    lines: shown.map(({ id, toEmail: to, subject, createdAt: at }) => ({ id, to, subject, at })),
    ...(rows.length > PAGE ? { next: shown.at(-1)!.id } : {}),
  };
}

/** One mail of the mailbox with everything that would have been sent. */
export async function getKeptMail(id: string): Promise<KeptMail | null> {
  const row = await db.mailboxMessage.findUnique({
    where: { id },
    select: { ...line, html: true, text: true, headers: true },
  });
  if (!row) return null;
  const { toEmail: to, createdAt: at, headers, ...rest } = row;
  return { ...rest, to, at, headers: headers as Record<string, string> };
}

/** How much mail waits in the outbox, how much could not be sent, and for how long the oldest due mail has waited. */
export async function countOutbox(
  now: Date,
): Promise<{ waiting: number; failed: number; oldestDueMs: number }> {
  const [counts, oldest] = await Promise.all([
    db.outboxMail.groupBy({ by: ["status"], where: { status: { in: ["queued", "failed"] } }, _count: true }),
    db.outboxMail.findFirst({
      where: { status: "queued", dueAt: { lte: now } },
      orderBy: { dueAt: "asc" },
      select: { dueAt: true },
    }),
  ]);
  const count = (status: string) => counts.find((it) => it.status === status)?._count ?? 0;
  return {
    waiting: count("queued"),
    failed: count("failed"),
    oldestDueMs: oldest ? now.getTime() - oldest.dueAt.getTime() : 0,
  };
}

/** The newest 100 mails of the outbox that wait, could not be sent, or came back. */
export async function listOutbox(...statuses: OutboxLine["status"][]): Promise<OutboxLine[]> {
  const rows = await db.outboxMail.findMany({
    where: { status: { in: statuses } },
    orderBy: { id: "desc" },
    take: 100,
    select: {
      id: true,
      status: true,
      toEmail: true,
      template: true,
      createdAt: true,
      sentAt: true,
      attempts: true,
      dueAt: true,
      error: true,
    },
  });
  return rows.flatMap(({ status, toEmail: to, createdAt: at, dueAt, ...rest }) =>
    status === "sent" ? [] : { ...rest, status, to, at, nextTry: status === "queued" ? dueAt : null },
  );
}

const QUARTER = 15 * MINUTE;

/**
 * Whether the mail server refuses the outbox's mail: for a quarter of an hour it has taken none, though mail to more than
 * one domain was tried. One full mailbox on a quiet day is no trouble of the server's.
 */
export async function isMailRefused(now: Date): Promise<boolean> {
  // A mail's due_at was set, when it was taken up, to the end of the time its worker had for it.
  const [row] = await db.$queryRaw<{ refused: boolean }[]>`
    select (select count(distinct split_part(to_key, '@', 2)) from outbox_mail
        where status = 'queued' and attempts > 0 and error is not null and created_at < ${after(now, -QUARTER)}) > 1
      and not exists (select from outbox_mail
        where status = 'sent' and due_at > ${after(now, CLAIM_LENGTH - QUARTER)}) as refused`;
  return row?.refused ?? false;
}
