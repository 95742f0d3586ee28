import { isLocale, defaultLocale, type Locale } from "@/lib/platform/i18n";
import { log } from "@/lib/platform/log";
import { readFormTime, stampFormTime } from "../form-time";
import { tookItsTime } from "../policy";
import { checkJoin, readJoinForm, type JoinFormState } from "../schema";
import { readWayIn } from "../way-in";
import { takeRequest } from "./take-request";

/** Where a join form was filled in, and from which network (truncated; see `truncateNetwork`). */
export type FormPlace = { method: "join-form" | "embedded-form"; network: string };

/**
 * Takes the join form as it was sent, wherever it stood: all of its rules are here.
 * @returns null when all was taken, or seemed so to a program; otherwise the form as it must be shown again, with all
 *   that was typed
 */
export async function takeJoinForm(
  form: FormData,
  place: FormPlace,
  now = new Date(),
): Promise<JoinFormState | null> {
  // A program filled in the field that nobody sees: it is told what everybody is told.
  if (form.get("nickname")) return null;
  const values = readJoinForm(form);
  const stamp = String(form.get("startedAt"));
  const shownAt = readFormTime(stamp, now);
  const again = { values, errors: {}, startedAt: shownAt ? stamp : stampFormTime(now) };
  const checked = checkJoin(values);
  if (!checked.ok) return { ...again, errors: checked.errors, notice: null };
  if (!tookItsTime(shownAt, now)) return { ...again, notice: "once-more" };
  const [from, campaign, ref] = [form.get("source"), form.get("campaign"), form.get("ref")];
  const context = { ...place, locale: localeOf(form), wayIn: readWayIn({ from, campaign, ref }) };
  try {
    const taken = await takeRequest(checked.input, context, now);
    return taken ? null : { ...again, notice: "too-many" };
  } catch (cause) {
    // The database is away, or its disk is full: what was typed must not be lost over it.
    log.error({ err: cause }, "a request to join could not be kept");
    return { ...again, notice: "not-kept" };
  }
}

/** The language a form was shown in. */
export function localeOf(form: FormData): Locale {
  const locale = form.get("locale");
  return isLocale(locale) ? locale : defaultLocale;
}
