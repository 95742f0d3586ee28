"use server";

import { redirect } from "next/navigation";
import { wantFewer } from "@/lib/members/commands/choose-updates";
import { pauseMembership } from "@/lib/members/commands/pause-membership";
import { unsubscribe } from "@/lib/members/commands/unsubscribe";
import { localePath, translator } from "@/lib/platform/i18n";
import { resolveUnsubscribeToken } from "@/lib/updates/queries/resolve-unsubscribe-token";
import { readLocale, visitorNetwork } from "../../(join)/visitor";

// None of these needs a session: the token out of the mail is enough to have somebody written to less.

const tokenOf = (form: FormData): string => String(form.get("token")).slice(0, 100);

/** The link's own page, which says what came of it. */
function backTo(form: FormData, done?: "fewer" | "paused"): never {
  const page = localePath(
    readLocale(form.get("locale")),
    `/unsubscribe/${encodeURIComponent(tokenOf(form))}`,
  );
  redirect(done ? `${page}?done=${done}` : page);
}

/** Ends the updates; the link's own page then says so. */
export async function unsubscribeAction(form: FormData): Promise<void> {
  const locale = readLocale(form.get("locale"));
  const found = await resolveUnsubscribeToken(tokenOf(form));
  if (found) {
    const words = translator(locale, "join")("unsubscribe.button");
    const network = await visitorNetwork();
    await unsubscribe(found.personId, { method: "unsubscribe-page", words, locale, network });
  }
  backTo(form);
}

/** One digest a month instead of each update. */
export async function fewerAction(form: FormData): Promise<void> {
  const found = await resolveUnsubscribeToken(tokenOf(form));
  const chosen = found && (await wantFewer(found));
  backTo(form, chosen?.ok ? "fewer" : undefined);
}

/** Pauses everything that the person is a member with. */
export async function pauseAction(form: FormData): Promise<void> {
  const found = await resolveUnsubscribeToken(tokenOf(form));
  const chosen = found && (await pauseMembership(found, "all"));
  backTo(form, chosen?.ok ? "paused" : undefined);
}
