import { type StaffViewer } from "@/lib/members/policy";
import { requireCan } from "@/lib/members/queries/require-can";
import { db } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";

/**
 * Closes a sender: it cannot be chosen any more, and drafts that name it come from the site's own address. While
 * something that names it is handed in, planned or going out, it stays.
 * @returns how many drafts named it
 */
export async function closeSender(
  viewer: StaffViewer,
  id: string,
  now = new Date(),
): Promise<Result<{ drafts: number }, "in-use" | "not-found">> {
  requireCan(viewer, "send-updates");
  return db.$transaction(async (tx) => {
    const [held] = await tx.$queryRaw<{ id: string }[]>`
      select id::text from sender where id = ${id}::uuid and closed_at is null for update`;
    if (!held) return fail("not-found");
    const busy = { in: ["submitted" as const, "scheduled" as const, "sending" as const, "paused" as const] };
    if ((await tx.update.count({ where: { senderId: id, status: busy } })) > 0) return fail("in-use");
    // Whoever has one of them open is told so at their next save, and chooses anew.
    const { count } = await tx.update.updateMany({
      where: { senderId: id, status: "draft" },
      data: { senderId: null },
    });
    await tx.sender.update({ where: { id }, data: { closedAt: now, verifiedAt: null, tokenHash: null } });
    await tx.auditEvent.create({
      data: { actorId: viewer.personId, action: "close-sender", subject: id, detail: { drafts: count } },
    });
    return ok({ drafts: count });
  });
}
