"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { requireStaff } from "@/lib/auth/viewer";
import { dropPaper, enterPaper, remindPaper } from "@/lib/members/commands/enter-paper";
import { checkPaper, readPaperForm, type PaperFormState } from "@/lib/members/paper";
import { homeDay } from "@/lib/platform/clock";

/** Keeps one entry; the form comes back empty but for the event, the day and the language. */
export async function enterPaperAction(previous: PaperFormState, form: FormData): Promise<PaperFormState> {
  const viewer = await requireStaff("manage-members");
  const values = readPaperForm(form);
  const checked = checkPaper(values, homeDay(new Date()));
  if (!checked.ok) return { values, problems: checked.problems, added: previous.added };
  await enterPaper(viewer, checked.entry);
  const { firstName, lastName, email } = checked.entry.input;
  const count = (previous.added?.count ?? 0) + 1;
  return {
    values: { ...values, email: "", firstName: "", lastName: "", zip: "", interests: [] },
    problems: {},
    added: { name: `${firstName} ${lastName}`.trim(), email, count },
  };
}

export async function settlePaperAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("manage-members");
  const id = z.uuid().safeParse(form.get("id"));
  if (!id.success) redirect("/staff/members/paper");
  const drop = form.get("do") === "drop";
  const result = await (drop ? dropPaper(viewer, id.data) : remindPaper(viewer, id.data));
  redirect(`/staff/members/paper?done=${result.ok ? (drop ? "dropped" : "sent") : "unknown"}`);
}
