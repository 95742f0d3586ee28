"use server";

import { redirect } from "next/navigation";
import { wantFewer } from "@/lib/members/commands/choose-updates";
import { pauseMembership } from "@/lib/members/commands/pause-membership";
import { unsubscribe } from "@/lib/members/commands/unsubscribe";
import { mailPurposes } from "@/lib/members/schema";
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

async function end(form: FormData, all: boolean): Promise<void> {
  const locale = readLocale(form.get("locale"));
  const found = await resolveUnsubscribeToken(tokenOf(form));
  if (!found) return;
  const purposes = all || found.purpose === null ? mailPurposes : [found.purpose];
  const words = translator(locale, "join")(all ? "unsubscribe.all.button" : "unsubscribe.button");
  const network = await visitorNetwork();
  await unsubscribe(found.personId, { purposes, method: "unsubscribe-page", words, locale, network });
}

/** Ends the kind of mail that the link stood in; the link's own page then says so. */
export async function unsubscribeAction(form: FormData): Promise<void> {
  await end(form, false);
  backTo(form);
}

/** Ends all kinds of mail. */
export async function unsubscribeAllAction(form: FormData): Promise<void> {
  await end(form, true);
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
