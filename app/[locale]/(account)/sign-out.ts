"use server";

import { redirect } from "next/navigation";
import { getMember, signOutMember } from "@/lib/auth/member";
import { endAllSessions } from "@/lib/members/commands/keep-session";
import { localePath } from "@/lib/platform/i18n";
import { readLocale } from "../(join)/visitor";

/** Signs the browser out. */
export async function signOutAction(form: FormData): Promise<void> {
  await signOutMember();
  redirect(`${localePath(readLocale(form.get("locale")), "/account")}?done=signed-out`);
}

/** Signs every browser out, this one too. */
export async function signOutEverywhereAction(form: FormData): Promise<void> {
  const viewer = await getMember();
  if (viewer) await endAllSessions(viewer);
  await signOutMember();
  redirect(`${localePath(readLocale(form.get("locale")), "/account")}?done=signed-out-everywhere`);
}
