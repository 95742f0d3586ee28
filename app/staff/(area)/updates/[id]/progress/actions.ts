"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { requireStaff } from "@/lib/auth/viewer";
import { pauseSend, resumeSend } from "@/lib/updates/commands/pause-send";
import { stopSend } from "@/lib/updates/commands/stop-send";

/** The update a form is about; a form without one was not made by us. */
function idIn(form: FormData): string {
  const id = z.uuid().safeParse(form.get("id"));
  return id.success ? id.data : redirect("/staff/updates");
}

const progressPage = (id: string, done: string) => `/staff/updates/${id}/progress?done=${done}`;

export async function pauseUpdateAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("send-updates");
  const id = idIn(form);
  const paused = await pauseSend(viewer, id);
  redirect(progressPage(id, paused.ok ? "paused" : paused.reason));
}

export async function resumeUpdateAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("send-updates");
  const id = idIn(form);
  const resumed = await resumeSend(viewer, id);
  redirect(progressPage(id, resumed.ok ? "resumed" : resumed.reason));
}

export async function stopUpdateAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("send-updates");
  const id = idIn(form);
  const stopped = await stopSend(viewer, id);
  redirect(progressPage(id, stopped.ok ? "stopped" : stopped.reason));
}
