import type { Metadata } from "next";
import { StaffHead } from "@/components/staff/staff-head";
import { SettingsForm } from "@/components/updates/settings-form";
import { UpdatesNav } from "@/components/updates/updates-nav";
import { requireStaff } from "@/lib/auth/viewer";
import { readSetting } from "@/lib/platform/settings";
import { typedSettings, updateSettings } from "@/lib/updates/settings";
import { changeSettingsAction } from "./actions";

export const metadata: Metadata = { title: "Settings of updates" };

export default async function UpdateSettingsPage() {
  await requireStaff("change-settings");
  const settings = await readSetting(updateSettings);
  return (
    <>
      <StaffHead
        title="Settings of updates"
        summary="Who may send, when a send stops by itself, and what stands in every mail. An admin settles it for everybody."
      />
      <UpdatesNav settings />
      <SettingsForm settings={typedSettings(settings)} save={changeSettingsAction} />
    </>
  );
}
