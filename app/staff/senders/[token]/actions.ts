"use server";

import { redirect } from "next/navigation";
import { confirmSender } from "@/lib/updates/commands/confirm-sender";

/** Says yes for whoever reads the address; the link's token is the proof. */
export async function confirmSenderAction(form: FormData): Promise<void> {
  const token = String(form.get("token") ?? "");
  const confirmed = await confirmSender(token);
  redirect(`/staff/senders/${encodeURIComponent(token)}${confirmed.ok ? "?done=yes" : ""}`);
}
