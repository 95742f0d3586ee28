"use server";

import { requireMember } from "@/lib/auth/member";
import { checkProfile, readProfileForm, type ProfileFormState } from "@/lib/members/account";
import { changeProfile } from "@/lib/members/commands/change-profile";
import { log } from "@/lib/platform/log";
import { readLocale } from "../../../(join)/visitor";
import { finish, leaveGone } from "../../leading-on";

/** Keeps what a member tells of themselves, and goes on in the language they chose. */
export async function saveProfileAction(
  _previous: ProfileFormState,
  form: FormData,
): Promise<ProfileFormState> {
  const locale = readLocale(form.get("locale"));
  const viewer = await requireMember(locale, "/account/profile");
  const values = readProfileForm(form);
  const checked = checkProfile(values);
  if (!checked.ok) return { values, errors: checked.errors, notice: null };
  let saved: Awaited<ReturnType<typeof changeProfile>>;
  try {
    saved = await changeProfile(viewer, checked.input);
  } catch (cause) {
    // The database is away, or its disk is full: what was typed must not be lost over it.
    log.error({ err: cause }, "a profile could not be kept");
    return { values, errors: {}, notice: "not-kept" };
  }
  if (!saved.ok) return leaveGone(locale);
  finish(checked.input.locale, "/account/profile", "saved");
}
