"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import type { EditorState } from "@/components/updates/editor-state";
import { requireStaff } from "@/lib/auth/viewer";
import { allow } from "@/lib/platform/rate-limit";
import { sendTest } from "@/lib/updates/commands/send-test";
import { duplicateUpdate } from "@/lib/updates/commands/duplicate-update";
import { beginFromTemplate, keepTemplate } from "@/lib/updates/commands/keep-template";
import { takeBack } from "@/lib/updates/commands/take-back";
import { deleteDraft } from "@/lib/updates/commands/write-draft";
import { saveTyped } from "./save-typed";

const home = "/staff/updates";
const idSchema = z.uuid();

/** The update a form is about; a form without one was not made by us. */
function idIn(form: FormData): string {
  const id = idSchema.safeParse(form.get("id"));
  return id.success ? id.data : redirect(home);
}

/** Saves what the editor holds, where no script does: a new draft, or the next revision of one. */
export async function saveUpdateAction(_before: EditorState, form: FormData): Promise<EditorState> {
  const viewer = await requireStaff("write-updates");
  const state = await saveTyped(viewer, form);
  if (state.outcome !== "saved") return state;
  const address = `${home}/${state.id}`;
  if (form.get("next") === "preview") redirect(`${address}/preview`);
  if (!form.get("id") || form.has("copy") || form.has("merge")) redirect(`${address}?done=saved`);
  return state;
}

export async function takeBackAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("write-updates");
  const id = idIn(form);
  const taken = await takeBack(viewer, id);
  redirect(`${home}/${id}${taken.ok ? "?done=taken-back" : ""}`);
}

export async function duplicateUpdateAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("write-updates");
  const made = await duplicateUpdate(viewer, idIn(form));
  redirect(made.ok ? `${home}/${made.value.id}?done=duplicated` : `${home}?done=${made.reason}`);
}

export async function keepTemplateAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("write-updates");
  const updateId = idIn(form);
  const kept = await keepTemplate(viewer, { updateId, name: String(form.get("name") ?? "") });
  redirect(kept.ok ? `${home}/templates?done=kept` : `${home}/${updateId}?done=${kept.reason}`);
}

export async function beginFromTemplateAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("write-updates");
  const template = idSchema.safeParse(form.get("template"));
  const begun = template.success ? await beginFromTemplate(viewer, template.data) : null;
  redirect(begun?.ok ? `${home}/${begun.value.id}?done=begun` : `${home}/templates?done=not-found`);
}

export async function deleteUpdateAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("write-updates");
  const deleted = await deleteDraft(viewer, idIn(form));
  redirect(`${home}?done=${deleted.ok ? "deleted" : deleted.reason}`);
}

const testMails = { name: "update-test", points: 20, per: 3600 };

export async function sendTestAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("write-updates");
  const id = idIn(form);
  if (!(await allow(testMails, viewer.personId))) redirect(`${home}/${id}/preview?done=too-many-tests`);
  const sent = await sendTest(viewer, id);
  redirect(`${home}/${id}/preview?done=${sent.ok ? "test-sent" : sent.reason}`);
}
