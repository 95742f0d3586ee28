import { type StaffViewer } from "@/lib/members/policy";
import { db } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";

type Switch = Result<null, "not-sending" | "not-paused">;

/** Stops a send within the messages that are on the wire now, at most one a connection. The rest waits. */
export async function pauseSend(viewer: StaffViewer, updateId: string): Promise<Switch> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.update.updateMany({
      where: { id: updateId, status: "sending" },
      data: { status: "paused" },
    });
    if (count === 0) return fail("not-sending");
    await tx.auditEvent.create({
      data: { actorId: viewer.personId, action: "pause-update", subject: updateId },
    });
    return ok(null);
  });
}

/** Lets a paused send go on where it stopped. */
export async function resumeSend(viewer: StaffViewer, updateId: string): Promise<Switch> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.update.updateMany({
      where: { id: updateId, status: "paused" },
      data: { status: "sending", alarm: null },
    });
    if (count === 0) return fail("not-paused");
    await tx.auditEvent.create({
      data: { actorId: viewer.personId, action: "resume-update", subject: updateId },
    });
    await tx.$executeRaw`select pg_notify('deliveries', '')`;
    return ok(null);
  });
}
