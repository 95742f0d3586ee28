import { redirect } from "next/navigation";
import { signOutMember } from "@/lib/auth/member";
import { localePath, type Locale } from "@/lib/platform/i18n";

/** Where a member's form leads when it is done: a page of the account that says so. `done` names the words. */
export function finish(locale: Locale, path: string, done: string): never {
  redirect(`${localePath(locale, path)}?done=${done}`);
}

/** The record went while its owner was looking at it: nothing is left to be signed in to. */
export async function leaveGone(locale: Locale): Promise<never> {
  await signOutMember();
  redirect(localePath(locale, "/account"));
}
