"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { requireStaff } from "@/lib/auth/viewer";
import { decideWinner } from "@/lib/updates/commands/decide-winner";
import { retryFailed } from "@/lib/updates/commands/retry-failed";
import { settleUncertain } from "@/lib/updates/commands/settle-uncertain";

const home = "/staff/updates";

/** The id a form's field holds; a form without one was not made by us. */
function idIn(form: FormData, name = "id"): string {
  const id = z.uuid().safeParse(form.get(name));
  return id.success ? id.data : redirect(home);
}

export async function decideWinnerAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("send-updates");
  const id = idIn(form);
  const decided = await decideWinner(viewer, id, Number(form.get("winner")));
  redirect(`${home}/${id}/report?done=${decided.ok ? "decided" : "decided-before"}`);
}

export async function retryFailedAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("send-updates");
  const id = idIn(form);
  const codes = form.getAll("code").filter((code) => typeof code === "string");
  const tried = await retryFailed(viewer, { updateId: id, codes, seen: Number(form.get("seen")) });
  redirect(tried.ok ? `${home}/${id}/progress` : `${home}/${id}/report?done=${tried.reason}`);
}

const decisionSchema = z.enum(["arrived", "send-again", "leave"]);

export async function settleUncertainAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("send-updates");
  const [id, delivery] = [idIn(form), idIn(form, "delivery")];
  const decision = decisionSchema.safeParse(form.get("decision"));
  if (!decision.success) redirect(`${home}/${id}/report/uncertain`);
  const settled = await settleUncertain(viewer, delivery, decision.data);
  redirect(`${home}/${id}/report/uncertain?done=${settled.ok ? decision.data : settled.reason}`);
}
