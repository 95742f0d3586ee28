import { randomUUID } from "node:crypto";
import { type StaffViewer } from "@/lib/members/policy";
import { db, type Tx } from "@/lib/platform/db";
import { locales } from "@/lib/platform/i18n";
import { fail, ok, type Result } from "@/lib/platform/result";
import { canEdit } from "../policy";
import type { UpdateContent } from "../schema";

/** Starts an update with what was typed. */
export async function createDraft(viewer: StaffViewer, content: UpdateContent): Promise<{ id: string }> {
  return db.$transaction(async (tx) => {
    const draft = await tx.update.create({
      // Its address is settled when it is sent, from its subject.
      data: { slug: `draft-${randomUUID()}`, authorId: viewer.personId },
      select: { id: true },
    });
    await writeTranslations(tx, draft.id, content);
    await tx.auditEvent.create({
      data: { actorId: viewer.personId, action: "create-update", subject: draft.id },
    });
    return draft;
  });
}

/**
 * Saves what was typed, if nobody saved since `revision`: of two open tabs the second is told, and overwrites nothing.
 * @returns the new revision
 */
export async function saveDraft(
  viewer: StaffViewer,
  draft: { id: string; revision: number; content: UpdateContent },
): Promise<Result<{ revision: number }, "changed-elsewhere" | "already-sent" | "not-found">> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.update.updateMany({
      where: { id: draft.id, status: "draft", revision: draft.revision },
      data: { revision: { increment: 1 } },
    });
    if (count === 0) {
      const there = await tx.update.findUnique({ where: { id: draft.id }, select: { status: true } });
      if (!there) return fail("not-found");
      return fail(canEdit(there.status) ? "changed-elsewhere" : "already-sent");
    }
    await writeTranslations(tx, draft.id, draft.content);
    await tx.auditEvent.create({
      data: {
        actorId: viewer.personId,
        action: "save-update",
        subject: draft.id,
        detail: { revision: draft.revision + 1 },
      },
    });
    return ok({ revision: draft.revision + 1 });
  });
}

async function writeTranslations(tx: Tx, updateId: string, content: UpdateContent): Promise<void> {
  for (const locale of locales)
    await tx.updateTranslation.upsert({
      where: { updateId_locale: { updateId, locale } },
      create: { updateId, locale, ...content[locale] },
      update: content[locale],
    });
}

/** Throws a draft away; what has been sent stays. */
export async function deleteDraft(
  viewer: StaffViewer,
  id: string,
): Promise<Result<null, "already-sent" | "not-found">> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.update.deleteMany({ where: { id, status: "draft" } });
    if (count === 0)
      return fail((await tx.update.count({ where: { id } })) > 0 ? "already-sent" : "not-found");
    await tx.auditEvent.create({ data: { actorId: viewer.personId, action: "delete-update", subject: id } });
    return ok(null);
  });
}
