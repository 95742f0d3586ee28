import { type StaffViewer } from "@/lib/members/policy";
import { requireCan } from "@/lib/members/queries/require-can";
import { fail, ok, type Result } from "@/lib/platform/result";
import { getDraft } from "../queries/get-draft";
import { createDraft } from "./write-draft";

/** A new draft with the words and settings of an update, whatever became of that one. Nobody is chosen to get it yet. */
export async function duplicateUpdate(
  viewer: StaffViewer,
  id: string,
): Promise<Result<{ id: string }, "not-found">> {
  requireCan(viewer, "write-updates");
  const found = await getDraft(id);
  if (!found) return fail("not-found");
  const { en, es, ...settings } = found.draft;
  return ok(await createDraft(viewer, { en, es }, settings));
}
