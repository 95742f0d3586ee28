"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { requireStaff } from "@/lib/auth/viewer";
import { keepPeopleApart, proposeDuplicate } from "@/lib/members/commands/decide-person-duplicate";
import { mergePeople } from "@/lib/members/commands/merge-people";
import { undoPersonMerge } from "@/lib/members/commands/undo-person-merge";
import { mergeChoicesSchema, mergePairSchema } from "@/lib/members/merge-choices";

const home = "/staff/members/duplicates";

export async function mergePeopleAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("manage-members");
  const fields = Object.fromEntries(form);
  const asked = mergePairSchema.safeParse(fields);
  const choices = mergeChoicesSchema.safeParse(fields);
  if (!asked.success || !choices.success) redirect(`${home}?done=unknown`);
  const { duplicateId, ...pair } = asked.data;
  const merged = await mergePeople(viewer, { ...pair, choices: choices.data });
  if (merged.ok) redirect(`/staff/members/${pair.keptId}?done=merged`);
  redirect(
    merged.reason === "unknown" ? `${home}?done=unknown` : `${home}/${duplicateId}?done=${merged.reason}`,
  );
}

export async function keepApartAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("manage-members");
  const id = z.uuid().safeParse(form.get("duplicateId"));
  if (!id.success) redirect(`${home}?done=unknown`);
  const kept = await keepPeopleApart(viewer, id.data);
  redirect(`${home}?done=${kept.ok ? "different" : kept.reason}`);
}

export async function undoMergeAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("manage-members");
  const id = z.uuid().safeParse(form.get("mergeId"));
  if (!id.success) redirect(`${home}?done=unknown`);
  const undone = await undoPersonMerge(viewer, id.data);
  redirect(undone.ok ? `/staff/members/${undone.value.keptId}?done=parted` : `${home}?done=${undone.reason}`);
}

export async function proposeDuplicateAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("manage-members");
  const asked = z
    .object({ personId: z.uuid(), address: z.string().trim().min(3).max(254) })
    .safeParse(Object.fromEntries(form));
  if (!asked.success) redirect(`${home}?done=nobody`);
  const { personId, address } = asked.data;
  const proposed = await proposeDuplicate(viewer, personId, address);
  redirect(
    proposed.ok
      ? `${home}/${proposed.value.duplicateId}`
      : `/staff/members/${personId}?done=${proposed.reason}`,
  );
}
