"use server";

import { redirect } from "next/navigation";
import { requireStaff } from "@/lib/auth/viewer";
import { deletePicture } from "@/lib/updates/commands/keep-picture";

export async function deletePictureAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("write-updates");
  const deleted = await deletePicture(viewer, String(form.get("picture") ?? ""));
  redirect(`/staff/updates/pictures?done=${deleted.ok ? "deleted" : deleted.reason}`);
}
