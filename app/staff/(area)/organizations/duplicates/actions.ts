"use server";

import { redirect } from "next/navigation";
import { requireStaff } from "@/lib/auth/viewer";
import { decideDuplicate } from "@/lib/members/commands/decide-duplicate";
import { decisionSchema } from "@/lib/members/queries/schema";

export async function decideDuplicateAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("manage-members");
  const choice = decisionSchema.safeParse(Object.fromEntries(form));
  if (!choice.success) redirect("/staff/organizations/duplicates?done=unknown");
  const { duplicateId, decision } = choice.data;
  const result = await decideDuplicate(viewer, duplicateId, decision);
  redirect(`/staff/organizations/duplicates?done=${result.ok ? decision : result.reason}`);
}
