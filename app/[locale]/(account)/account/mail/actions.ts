"use server";

import { requireMember } from "@/lib/auth/member";
import { changeFrequency, startUpdates, stopUpdates } from "@/lib/members/commands/choose-updates";
import { updateFrequencies } from "@/lib/members/schema";
import { readLocale, visitorNetwork } from "../../../(join)/visitor";
import { finish, leaveGone } from "../../leading-on";

const PAGE = "/account/mail";

/** Settles how often a member is written to. */
export async function saveFrequencyAction(form: FormData): Promise<void> {
  const locale = readLocale(form.get("locale"));
  const viewer = await requireMember(locale, PAGE);
  const wanted = updateFrequencies.find((frequency) => frequency === form.get("frequency"));
  if (!wanted) finish(locale, PAGE, "nothing");
  const saved = await changeFrequency(viewer, wanted);
  if (!saved.ok) return leaveGone(locale);
  finish(locale, PAGE, "saved");
}

/** Takes the agreement to updates back. */
export async function stopUpdatesAction(form: FormData): Promise<void> {
  const locale = readLocale(form.get("locale"));
  const viewer = await requireMember(locale, PAGE);
  const stopped = await stopUpdates(viewer, { locale, network: await visitorNetwork() });
  if (!stopped.ok) return leaveGone(locale);
  finish(locale, PAGE, "stopped");
}

/** Agrees to updates anew, in the words that the page shows. */
export async function startUpdatesAction(form: FormData): Promise<void> {
  const locale = readLocale(form.get("locale"));
  const viewer = await requireMember(locale, PAGE);
  const started = await startUpdates(viewer, { locale, network: await visitorNetwork() });
  if (!started.ok && started.reason === "gone") return leaveGone(locale);
  finish(locale, PAGE, started.ok ? "started" : "nothing");
}
