import { pgPool } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import type { StaffViewer } from "../policy";
import { requireCan } from "../queries/require-can";
import { mailPurposes } from "../schema";
import { withdrawConsents } from "./withdraw-consents";

/**
 * Ends all mail that somebody agreed to, who asked staff for it, by mail or by telephone, in the words they used. There
 * is no way back from here: only they themselves can agree again.
 * @param words what they said or wrote
 * @throws AppError "forbidden" if the viewer may not
 */
export async function withdrawUpdates(
  viewer: StaffViewer,
  personId: string,
  words: string,
  now = new Date(),
): Promise<Result<null, "unknown" | "already">> {
  requireCan(viewer, "manage-members");
  const ended = await withdrawConsents(
    pgPool(),
    [
      {
        ...{
          personId,
          purposes: mailPurposes,
          words,
          method: "staff",
          locale: null,
          network: null,
          why: words,
        },
        actor: { kind: "staff", id: viewer.personId },
      },
    ],
    now,
  );
  const purposes = ended.get(personId);
  if (!purposes) return fail("unknown");
  return purposes.length > 0 ? ok(null) : fail("already");
}
