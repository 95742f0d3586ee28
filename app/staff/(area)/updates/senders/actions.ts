"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import type { SenderFormState } from "@/components/updates/sender-form";
import { requireStaff } from "@/lib/auth/viewer";
import { allow } from "@/lib/platform/rate-limit";
import { addSender, askSenderAgain } from "@/lib/updates/commands/add-sender";
import { closeSender } from "@/lib/updates/commands/close-sender";
import { readSender } from "@/lib/updates/sender";

const home = "/staff/updates/senders";
const mails = { name: "sender-mail", points: 20, per: 3600 };

/** The sender a form is about; a form without one was not made by us. */
function idIn(form: FormData): string {
  const id = z.uuid().safeParse(form.get("id"));
  return id.success ? id.data : redirect(home);
}

const textIn = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
};

/** Adds a sender, or says what to correct; what was typed stays in the fields. */
export async function addSenderAction(_before: SenderFormState, form: FormData): Promise<SenderFormState> {
  const viewer = await requireStaff("send-updates");
  const typed = {
    ...{ name: textIn(form, "name"), email: textIn(form, "email"), replyTo: textIn(form, "replyTo") },
  };
  const read = readSender(typed);
  if (!read.ok) return { typed, errors: read.errors };
  if (!(await allow(mails, viewer.personId))) redirect(`${home}?done=too-many`);
  const added = await addSender(viewer, read.sender);
  if (added.ok) redirect(`${home}?done=asked`);
  const message = "There is a sender of this name and address already: it stands in the list above.";
  return { typed, errors: [{ name: "email", message }] };
}

export async function askSenderAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("send-updates");
  const id = idIn(form);
  if (!(await allow(mails, viewer.personId))) redirect(`${home}?done=too-many`);
  const asked = await askSenderAgain(viewer, id);
  redirect(`${home}?done=${asked.ok ? "asked" : asked.reason}`);
}

export async function closeSenderAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("send-updates");
  const closed = await closeSender(viewer, idIn(form));
  redirect(`${home}?done=${closed.ok ? "closed" : closed.reason}`);
}
