import { senderToken } from "@/lib/mail/links";
import { queueMail } from "@/lib/mail/outbox";
import { emailKey, type StaffViewer } from "@/lib/members/policy";
import { requireCan } from "@/lib/members/queries/require-can";
import { db, type Tx } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import { createSeed, hashToken } from "@/lib/platform/tokens";

type NewSender = { name: string; email: string; replyTo: string | null };

/**
 * Adds a sender and asks whoever reads the address by mail; until they say yes it cannot be chosen. One that was closed
 * is opened by the same way.
 */
export async function addSender(
  viewer: StaffViewer,
  sender: NewSender,
  now = new Date(),
): Promise<Result<{ id: string }, "there-already">> {
  requireCan(viewer, "send-updates");
  const { name, email } = sender;
  const taken = await db.sender.findUnique({
    where: { email_name: { email, name } },
    select: { closedAt: true },
  });
  if (taken && !taken.closedAt) return fail("there-already");
  return db.$transaction(async (tx) => {
    const opened = { replyTo: sender.replyTo, closedAt: null, verifiedAt: null };
    const { id } = await tx.sender.upsert({
      where: { email_name: { email, name } },
      create: { name, email, replyTo: sender.replyTo, createdById: viewer.personId },
      update: opened,
      select: { id: true },
    });
    await ask(tx, viewer, { id, name, email }, now);
    const detail = { name, email, replyTo: sender.replyTo };
    await tx.auditEvent.create({
      data: { actorId: viewer.personId, action: "add-sender", subject: id, detail },
    });
    return ok({ id });
  });
}

/** Asks again; links asked for before stop working. */
export async function askSenderAgain(
  viewer: StaffViewer,
  id: string,
  now = new Date(),
): Promise<Result<{ email: string }, "not-waiting">> {
  requireCan(viewer, "send-updates");
  return db.$transaction(async (tx) => {
    const sender = await tx.sender.findFirst({
      where: { id, verifiedAt: null, closedAt: null },
      select: { id: true, name: true, email: true },
    });
    if (!sender) return fail("not-waiting");
    await ask(tx, viewer, sender, now);
    return ok({ email: sender.email });
  });
}

async function ask(
  tx: Tx,
  viewer: StaffViewer,
  { id, name, email }: { id: string; name: string; email: string },
  now: Date,
): Promise<void> {
  const seed = createSeed();
  await tx.sender.update({ where: { id }, data: { tokenHash: hashToken(senderToken(seed)), askedAt: now } });
  await queueMail(tx, {
    template: "sender-confirm",
    // Senders are a matter of the staff, who work in English.
    locale: "en",
    to: email,
    toKey: emailKey(email),
    dedupeKey: `sender:${id}:${seed}`,
    data: { seed, name, email, by: viewer.name || viewer.email },
  });
}
