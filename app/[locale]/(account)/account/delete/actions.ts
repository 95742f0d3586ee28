"use server";

import { redirect } from "next/navigation";
import type { EraseFormState } from "@/components/members/erase-form";
import { getFreshMember, requireMember, signOutMember } from "@/lib/auth/member";
import { erasePerson } from "@/lib/members/commands/erase-person";
import { requestAccountLink } from "@/lib/members/commands/request-account-link";
import { getAccount } from "@/lib/members/queries/get-account";
import { localePath } from "@/lib/platform/i18n";
import { log } from "@/lib/platform/log";
import { readLocale } from "../../../(join)/visitor";

const path = "/account/delete";

/** Erases everything that is held of the member who asks, signs them out, and shows the receipt. */
export async function eraseAction(_previous: EraseFormState, form: FormData): Promise<EraseFormState> {
  const locale = readLocale(form.get("locale"));
  await requireMember(locale, path);
  const viewer = await getFreshMember();
  // The half hour ran out while the page was read: it now asks for a new link.
  if (!viewer) redirect(localePath(locale, path));
  if (form.get("sure") !== "on") return { error: "sure-missing", notice: null };
  let receipt: string;
  try {
    const erased = await erasePerson(viewer, viewer.personId);
    if (!erased.ok) redirect(localePath(locale, erased.reason === "unknown" ? "/account" : path));
    ({ receipt } = erased.value);
  } catch (cause) {
    if (isRedirect(cause)) throw cause;
    log.error({ err: cause }, "somebody's data could not be erased");
    return { error: null, notice: "not-done" };
  }
  await signOutMember();
  redirect(localePath(locale, `/account/delete/receipt/${receipt}`));
}

const isRedirect = (cause: unknown): boolean =>
  String((cause as { digest?: unknown } | null)?.digest).startsWith("NEXT_REDIRECT");

/** Mails the member a link that brings them back here, signed in anew. */
export async function freshLinkAction(form: FormData): Promise<void> {
  const locale = readLocale(form.get("locale"));
  const viewer = await requireMember(locale, path);
  const account = await getAccount(viewer);
  if (account) await requestAccountLink(account.email, { locale, next: path, fromMail: false });
  redirect(localePath(locale, "/account/sent"));
}
