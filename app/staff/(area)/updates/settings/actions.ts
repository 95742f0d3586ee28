"use server";

import type { UpdateSettingsState } from "@/components/updates/settings-form";
import { requireStaff } from "@/lib/auth/viewer";
import { changeUpdateSettings } from "@/lib/updates/commands/change-settings";
import { typedSettings } from "@/lib/updates/settings";

export async function changeSettingsAction(
  _before: UpdateSettingsState,
  form: FormData,
): Promise<UpdateSettingsState> {
  const viewer = await requireStaff("change-settings");
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value.slice(0, 2000).toWellFormed().replaceAll("\0", "") : "";
  };
  const typed = {
    fourEyes: form.get("fourEyes") === "yes",
    fourEyesAbove: text("fourEyesAbove"),
    clicks: form.get("clicks") === "yes",
    refusedPercent: text("refusedPercent"),
    bouncedPercent: text("bouncedPercent"),
    complainedPercent: text("complainedPercent"),
    postalAddress: text("postalAddress"),
    domainRate: text("domainRate").trim(),
  };
  const changed = await changeUpdateSettings(viewer, {
    ...typed,
    // Nothing typed is no number, not 0.
    fourEyesAbove: typed.fourEyesAbove.trim() || Number.NaN,
  });
  return changed.ok
    ? { typed: typedSettings(changed.settings), errors: [], kept: true }
    : { typed, errors: changed.errors, kept: false };
}
