import { type StaffViewer } from "@/lib/members/policy";
import { fail, type Result } from "@/lib/platform/result";
import { getDraft } from "../queries/get-draft";
import { getVersion } from "../queries/get-version";
import { saveDraft, type SaveRefusal } from "./write-draft";

/**
 * Goes back to an earlier version, by a new one with the same words: what stood in between is kept as well. A sender who
 * can no longer be chosen is not brought back.
 * @param restored.revision what the update was when somebody decided this
 */
export async function restoreVersion(
  viewer: StaffViewer,
  restored: { id: string; revision: number; version: number },
): Promise<Result<{ revision: number; behind: boolean }, SaveRefusal>> {
  const { id, revision } = restored;
  const [version, now] = await Promise.all([getVersion(id, restored.version), getDraft(id)]);
  if (!version || !now) return fail("not-found");
  const { en, es, ...settings } = version.draft;
  const save = { id, revision, content: { en, es } };
  const saved = await saveDraft(viewer, { ...save, settings });
  if (saved.ok || saved.reason !== "sender-gone") return saved;
  return saveDraft(viewer, { ...save, settings: { ...settings, senderId: now.draft.senderId } });
}
