"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import type { EditorState } from "@/components/updates/update-editor";
import { requireStaff } from "@/lib/auth/viewer";
import { allow } from "@/lib/platform/rate-limit";
import { approveAndSend } from "@/lib/updates/commands/approve-and-send";
import { chooseSegment } from "@/lib/updates/commands/choose-segment";
import { pauseSend, resumeSend } from "@/lib/updates/commands/pause-send";
import { sendTest } from "@/lib/updates/commands/send-test";
import { createDraft, deleteDraft, saveDraft } from "@/lib/updates/commands/write-draft";
import { findObstacles } from "@/lib/updates/queries/find-obstacles";
import { getUpdate } from "@/lib/updates/queries/get-update";
import { typedContent, updateContentSchema } from "@/lib/updates/schema";

const home = "/staff/updates";
const idSchema = z.uuid();

/** The update a form is about; a form without one was not made by us. */
function idIn(form: FormData): string {
  const id = idSchema.safeParse(form.get("id"));
  return id.success ? id.data : redirect(home);
}

const numberIn = (form: FormData, name: string): number => Number(form.get(name)) || 0;

/** Saves what the editor holds: a new draft, or the next revision of one. Nothing typed is lost on the way. */
export async function saveUpdateAction(before: EditorState, form: FormData): Promise<EditorState> {
  const viewer = await requireStaff("write-updates");
  const typed = typedContent(form);
  const parsed = updateContentSchema.safeParse(typed);
  if (!parsed.success) {
    const errors = parsed.error.issues.map(({ path, message }) => ({
      name: `${String(path[1])}-${String(path[0])}`,
      message,
    }));
    return { ...before, outcome: "invalid", content: typed, errors };
  }
  const content = parsed.data;
  const onward = form.get("next") === "preview" ? "/preview" : "";
  if (!form.get("id")) {
    const { id } = await createDraft(viewer, content);
    redirect(`${home}/${id}${onward || "?done=saved"}`);
  }
  const id = idIn(form);
  // Saving over somebody else's words is a second, deliberate press of another button.
  const revision = numberIn(form, "overwrite") || numberIn(form, "revision");
  const saved = await saveDraft(viewer, { id, revision, content });
  if (saved.ok && onward) redirect(`${home}/${id}${onward}`);
  if (saved.ok) {
    const obstacles = findObstacles(content);
    return { outcome: "saved", content, revision: saved.value.revision, obstacles, errors: [] };
  }
  const newest = (await getUpdate(id))?.revision ?? revision;
  return { ...before, outcome: saved.reason, content: typed, revision, newest, errors: [] };
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

/** The segment a form names; null: everyone. */
const segmentIn = (form: FormData): string | null => idSchema.safeParse(form.get("segment")).data ?? null;

export async function chooseSegmentAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("send-updates");
  const id = idIn(form);
  const chosen = await chooseSegment(viewer, id, segmentIn(form));
  redirect(`${home}/${id}/send${chosen.ok ? "" : "?done=segment-gone"}`);
}

export async function sendUpdateAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("send-updates");
  const id = idIn(form);
  const sent = await approveAndSend(viewer, id, numberIn(form, "revision"), segmentIn(form));
  redirect(sent.ok ? `${home}/${id}/progress` : `${home}/${id}/send?done=${sent.reason}`);
}

export async function pauseUpdateAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("send-updates");
  const id = idIn(form);
  await pauseSend(viewer, id);
  redirect(`${home}/${id}/progress`);
}

export async function resumeUpdateAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("send-updates");
  const id = idIn(form);
  await resumeSend(viewer, id);
  redirect(`${home}/${id}/progress`);
}
