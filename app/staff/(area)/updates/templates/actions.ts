"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { requireStaff } from "@/lib/auth/viewer";
import { deleteTemplate, renameTemplate } from "@/lib/updates/commands/keep-template";

const home = "/staff/updates/templates";

/** The template a form is about; a form without one was not made by us. */
function idIn(form: FormData): string {
  const id = z.uuid().safeParse(form.get("id"));
  return id.success ? id.data : redirect(home);
}

export async function renameTemplateAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("write-updates");
  const renamed = await renameTemplate(viewer, { id: idIn(form), name: String(form.get("name") ?? "") });
  redirect(`${home}?done=${renamed.ok ? "renamed" : renamed.reason}`);
}

export async function deleteTemplateAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("write-updates");
  const deleted = await deleteTemplate(viewer, idIn(form));
  redirect(`${home}?done=${deleted.ok ? "deleted" : deleted.reason}`);
}
