"use server";

import { redirect } from "next/navigation";
import { requestToJoin } from "@/lib/members/commands/request-to-join";
import { readFormTime, stampFormTime } from "@/lib/members/form-time";
import { emailKey, joinLimits, tookItsTime, UNKNOWN_NETWORK } from "@/lib/members/policy";
import { checkJoin, readJoinForm, readSource, type JoinFormState } from "@/lib/members/schema";
import { localePath } from "@/lib/platform/i18n";
import { log } from "@/lib/platform/log";
import { allow } from "@/lib/platform/rate-limit";
import { hashToken } from "@/lib/platform/tokens";
import { readLocale, visitorNetwork } from "../visitor";

async function withinLimits(network: string, email: string): Promise<boolean> {
  // One counter for everybody we know nothing of would let one of them lock out all others.
  if (network !== UNKNOWN_NETWORK && !(await allow(joinLimits.network, network))) return false;
  return allow(joinLimits.address, hashToken(emailKey(email)));
}

/** Takes the join form. It comes back with what was typed, or leads to the page that says to look in the mail. */
export async function joinAction(_previous: JoinFormState, form: FormData): Promise<JoinFormState> {
  const now = new Date();
  const values = readJoinForm(form);
  const locale = readLocale(form.get("locale"));
  const stamp = String(form.get("startedAt"));
  const shownAt = readFormTime(stamp, now);
  const startedAt = shownAt ? stamp : stampFormTime(now);
  const sent = localePath(locale, "/join/sent");

  // A program filled in the field that nobody sees: it is told what everybody is told.
  if (form.get("nickname")) redirect(sent);
  const checked = checkJoin(values);
  if (!checked.ok) return { values, errors: checked.errors, notice: null, startedAt };
  if (!tookItsTime(shownAt, now)) return { values, errors: {}, notice: "once-more", startedAt };
  const network = await visitorNetwork();
  try {
    if (!(await withinLimits(network, checked.input.email))) {
      return { values, errors: {}, notice: "too-many", startedAt };
    }
    await requestToJoin(checked.input, { locale, network, source: readSource(form.get("source")) }, now);
  } catch (cause) {
    // The database is away, or its disk is full: what was typed must not be lost over it.
    log.error({ err: cause }, "a request to join could not be kept");
    return { values, errors: {}, notice: "not-kept", startedAt };
  }
  redirect(sent);
}
