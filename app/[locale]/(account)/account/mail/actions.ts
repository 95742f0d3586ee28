"use server";

import { requireMember } from "@/lib/auth/member";
import { changeFrequency, startMail, stopMail } from "@/lib/members/commands/choose-updates";
import { liftOwnSuppression } from "@/lib/members/commands/lift-suppression";
import { mailPurposes, updateFrequencies } from "@/lib/members/schema";
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

/** Takes the agreement to a kind of mail back, or to all of it. */
export async function stopMailAction(form: FormData): Promise<void> {
  const locale = readLocale(form.get("locale"));
  const viewer = await requireMember(locale, PAGE);
  const kind = [...mailPurposes, "all" as const].find((it) => it === form.get("kind"));
  if (!kind) finish(locale, PAGE, "nothing");
  const stopped = await stopMail(viewer, kind, { locale, network: await visitorNetwork() });
  if (!stopped.ok) return leaveGone(locale);
  finish(locale, PAGE, "stopped");
}

/** Agrees to a kind of mail anew, in the words that the page shows. */
export async function startMailAction(form: FormData): Promise<void> {
  const locale = readLocale(form.get("locale"));
  const viewer = await requireMember(locale, PAGE);
  const kind = mailPurposes.find((it) => it === form.get("kind"));
  if (!kind) finish(locale, PAGE, "nothing");
  const started = await startMail(viewer, kind, { locale, network: await visitorNetwork() });
  if (!started.ok && started.reason === "gone") return leaveGone(locale);
  finish(locale, PAGE, started.ok ? "started" : "nothing");
}

/** Has mail go to an address again that it came back from, or was complained from. */
export async function tryAgainAction(form: FormData): Promise<void> {
  const locale = readLocale(form.get("locale"));
  const viewer = await requireMember(locale, PAGE);
  const lifted = await liftOwnSuppression(viewer);
  if (!lifted.ok && lifted.reason === "unknown") return leaveGone(locale);
  finish(locale, PAGE, lifted.ok ? "tried" : "nothing");
}
