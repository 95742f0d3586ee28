"use server";

import { redirect } from "next/navigation";
import { requireStaff } from "@/lib/auth/viewer";
import { addPartner, setPartnerOpen } from "@/lib/members/commands/keep-partner";
import { letEmbed } from "@/lib/members/commands/let-embed";
import type { EmbedFormState, PartnerFormState } from "@/lib/members/ways-in";

const textOf = (form: FormData, name: string, longest: number): string => {
  const value = form.get(name);
  return typeof value === "string" ? value.slice(0, longest).toWellFormed().replaceAll("\0", "") : "";
};

export async function addPartnerAction(
  _previous: PartnerFormState,
  form: FormData,
): Promise<PartnerFormState> {
  const viewer = await requireStaff("manage-members");
  const typed = {
    name: textOf(form, "name", 500),
    code: textOf(form, "code", 500),
    organization: textOf(form, "organization", 500),
  };
  const added = await addPartner(viewer, typed);
  if (!added.ok) return { typed, problem: added.reason };
  redirect(`/staff/ways-in/partners/${added.value}?done=added`);
}

export async function setPartnerOpenAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("manage-members");
  const code = textOf(form, "code", 100);
  const open = form.get("open") === "yes";
  const result = await setPartnerOpen(viewer, code, open);
  redirect(
    result.ok
      ? `/staff/ways-in/partners/${encodeURIComponent(code)}?done=${open ? "opened" : "closed"}`
      : "/staff/ways-in",
  );
}

export async function letEmbedAction(_previous: EmbedFormState, form: FormData): Promise<EmbedFormState> {
  const viewer = await requireStaff("manage-members");
  const typed = textOf(form, "origins", 10_000);
  const settled = await letEmbed(viewer, typed);
  return settled.ok
    ? { typed: settled.value.join("\n"), wrong: null, kept: true }
    : { typed, wrong: settled.reason, kept: false };
}
