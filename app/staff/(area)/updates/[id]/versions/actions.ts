"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { requireStaff } from "@/lib/auth/viewer";
import { restoreVersion } from "@/lib/updates/commands/restore-version";

const restoreSchema = z.object({
  id: z.uuid(),
  revision: z.coerce.number().int(),
  version: z.coerce.number().int(),
});

/** Goes back to an earlier version, by a new one. */
export async function restoreVersionAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("write-updates");
  const asked = restoreSchema.safeParse(Object.fromEntries(form));
  if (!asked.success) redirect("/staff/updates");
  const { id } = asked.data;
  const restored = await restoreVersion(viewer, asked.data);
  redirect(
    restored.ok
      ? `/staff/updates/${id}?done=restored`
      : `/staff/updates/${id}/versions?done=${restored.reason}`,
  );
}
