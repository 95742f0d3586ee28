import type { StaffViewer } from "@/lib/members/policy";
import { requireCan } from "@/lib/members/queries/require-can";
import { db } from "@/lib/platform/db";
import { readSetting, writeSetting } from "@/lib/platform/settings";
import { updateSettings, updateSettingsSchema, type UpdateSettings } from "../settings";

type Changed =
  | { ok: true; settings: UpdateSettings }
  | { ok: false; errors: { name: keyof UpdateSettings; message: string }[] };

/**
 * Settles how updates are approved, sent and counted. What goes out now follows the new settings within seconds.
 * @param typed the settings by name, as a form sends them
 * @returns what is settled; or what is wrong with which, and nothing is changed
 * @throws AppError "forbidden" unless the viewer is an admin
 */
export async function changeUpdateSettings(
  viewer: StaffViewer,
  typed: Record<keyof UpdateSettings, unknown>,
): Promise<Changed> {
  requireCan(viewer, "change-settings");
  const parsed = updateSettingsSchema.safeParse(typed);
  if (!parsed.success) {
    const errors = parsed.error.issues.map(({ path, message }) => ({
      name: path[0] as keyof UpdateSettings,
      message,
    }));
    return { ok: false, errors };
  }
  const before = await readSetting(updateSettings);
  await writeSetting(updateSettings, parsed.data);
  await db.auditEvent.create({
    data: {
      actorId: viewer.personId,
      action: "change-update-settings",
      subject: updateSettings.name,
      detail: { before, after: parsed.data },
    },
  });
  return { ok: true, settings: parsed.data };
}
