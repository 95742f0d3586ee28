"use server";

import { redirect } from "next/navigation";
import { localeOf, takeJoinForm } from "@/lib/members/commands/take-join-form";
import type { JoinFormState } from "@/lib/members/schema";
import { localePath } from "@/lib/platform/i18n";
import { visitorNetwork } from "../visitor";

/** Takes the join form. It comes back with what was typed, or leads to the page that says to look in the mail. */
export async function joinAction(_previous: JoinFormState, form: FormData): Promise<JoinFormState> {
  const again = await takeJoinForm(form, { method: "join-form", network: await visitorNetwork() });
  return again ?? redirect(localePath(localeOf(form), "/join/sent"));
}
