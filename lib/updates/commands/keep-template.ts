import { type StaffViewer } from "@/lib/members/policy";
import { requireCan } from "@/lib/members/queries/require-can";
import { db } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import { getDraft } from "../queries/get-draft";
import { getTemplate } from "../queries/list-templates";
import { emptySettings, templateNameSchema } from "../schema";
import { createDraft } from "./write-draft";

const isTaken = (cause: unknown): boolean => (cause as { code?: string }).code === "P2002";

/** Keeps the words and the kind of an update, as they were last saved, under a name to begin others from. */
export async function keepTemplate(
  viewer: StaffViewer,
  template: { updateId: string; name: string },
): Promise<Result<{ id: string }, "name-missing" | "name-taken" | "not-found">> {
  requireCan(viewer, "write-updates");
  const name = templateNameSchema.safeParse(template.name);
  if (!name.success) return fail("name-missing");
  const found = await getDraft(template.updateId);
  if (!found) return fail("not-found");
  const { en, es, kind } = found.draft;
  try {
    const kept = await db.updateTemplate.create({
      data: { name: name.data, kind, content: { en, es }, createdById: viewer.personId },
      select: { id: true },
    });
    return ok(kept);
  } catch (cause) {
    if (isTaken(cause)) return fail("name-taken");
    throw cause;
  }
}

/** Gives a template another name. */
export async function renameTemplate(
  viewer: StaffViewer,
  template: { id: string; name: string },
): Promise<Result<null, "name-missing" | "name-taken" | "not-found">> {
  requireCan(viewer, "write-updates");
  const name = templateNameSchema.safeParse(template.name);
  if (!name.success) return fail("name-missing");
  try {
    const { count } = await db.updateTemplate.updateMany({
      where: { id: template.id },
      data: { name: name.data },
    });
    return count > 0 ? ok(null) : fail("not-found");
  } catch (cause) {
    if (isTaken(cause)) return fail("name-taken");
    throw cause;
  }
}

/** Deletes a template. Updates that were begun from it have words of their own. */
export async function deleteTemplate(viewer: StaffViewer, id: string): Promise<Result<null, "not-found">> {
  requireCan(viewer, "write-updates");
  const { count } = await db.updateTemplate.deleteMany({ where: { id } });
  if (count === 0) return fail("not-found");
  await db.auditEvent.create({ data: { actorId: viewer.personId, action: "delete-template", subject: id } });
  return ok(null);
}

/** Begins an update with a template's words. */
export async function beginFromTemplate(
  viewer: StaffViewer,
  templateId: string,
): Promise<Result<{ id: string }, "not-found">> {
  requireCan(viewer, "write-updates");
  const template = await getTemplate(templateId);
  if (!template) return fail("not-found");
  return ok(await createDraft(viewer, template.content, { ...emptySettings, kind: template.kind }));
}
