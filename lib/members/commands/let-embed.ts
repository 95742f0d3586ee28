import { db } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import { writeSetting } from "@/lib/platform/settings";
import { embedHosts, readOrigins } from "../embed";
import type { StaffViewer } from "../policy";
import { requireCan } from "../queries/require-can";

/**
 * Settles which sites may show the join form in a frame: all that are not on the list are refused by the browser.
 * @param typed one origin a line, e.g. "https://example.org"
 * @returns the origins that are settled; or the first line that is none, and nothing is changed
 * @throws AppError "forbidden" if the viewer may not
 */
export async function letEmbed(viewer: StaffViewer, typed: string): Promise<Result<string[], string>> {
  requireCan(viewer, "manage-members");
  const { origins, wrong } = readOrigins(typed);
  if (wrong[0] !== undefined) return fail(wrong[0]);
  await writeSetting(embedHosts, origins);
  await db.auditEvent.create({
    data: { actorId: viewer.personId, action: "let-embed", subject: "embed-hosts", detail: { origins } },
  });
  return ok(origins);
}
