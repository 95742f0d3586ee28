"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { requireStaff } from "@/lib/auth/viewer";
import {
  keepOrganizationsApart,
  proposeOrganizationDuplicate,
} from "@/lib/members/commands/decide-duplicate";
import { mergeOrganizations } from "@/lib/members/commands/merge-organizations";
import { undoOrganizationMerge } from "@/lib/members/commands/undo-organization-merge";
import { mergePairSchema } from "@/lib/members/merge-choices";
import { organizationMergeSchema } from "@/lib/members/organization-merge-choices";
import { cleanLine } from "@/lib/members/text";

const records = "/staff/organizations";
const home = `${records}/duplicates`;

export async function mergeOrganizationsAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("manage-members");
  const fields = Object.fromEntries(form);
  const asked = mergePairSchema.safeParse(fields);
  const choices = organizationMergeSchema.safeParse(fields);
  if (!asked.success || !choices.success) redirect(`${home}?done=unknown`);
  const merged = await mergeOrganizations(viewer, { ...asked.data, choices: choices.data });
  if (merged.ok) redirect(`${records}/${asked.data.keptId}?done=merged`);
  const stays = merged.reason === "changed-elsewhere";
  redirect(`${home}${stays ? `/${asked.data.duplicateId}` : ""}?done=${merged.reason}`);
}

export async function keepApartAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("manage-members");
  const id = z.uuid().safeParse(form.get("duplicateId"));
  if (!id.success) redirect(`${home}?done=unknown`);
  const kept = await keepOrganizationsApart(viewer, id.data);
  redirect(`${home}?done=${kept.ok ? "different" : kept.reason}`);
}

export async function undoMergeAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("manage-members");
  const id = z.uuid().safeParse(form.get("mergeId"));
  if (!id.success) redirect(`${home}?done=unknown`);
  const undone = await undoOrganizationMerge(viewer, id.data);
  redirect(undone.ok ? `${records}/${undone.value.keptId}?done=parted` : `${home}?done=${undone.reason}`);
}

export async function proposeDuplicateAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("manage-members");
  const asked = z
    .object({
      organizationId: z.uuid(),
      other: z.string().transform(cleanLine).pipe(z.string().min(2).max(200)),
    })
    .safeParse(Object.fromEntries(form));
  if (!asked.success) redirect(`${home}?done=nobody`);
  const { organizationId, other } = asked.data;
  const proposed = await proposeOrganizationDuplicate(viewer, organizationId, other);
  redirect(
    proposed.ok
      ? `${home}/${proposed.value.duplicateId}`
      : `${records}/${organizationId}?done=other-${proposed.reason}`,
  );
}
