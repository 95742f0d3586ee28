"use server";

import { redirect } from "next/navigation";
import { localeOf, takeJoinForm } from "@/lib/members/commands/take-join-form";
import type { JoinFormState } from "@/lib/members/schema";
import { localePath } from "@/lib/platform/i18n";
import { visitorNetwork } from "../../../(join)/visitor";

/** Takes the join form on somebody else's page. The rules are those of our own page. */
export async function embeddedJoinAction(_previous: JoinFormState, form: FormData): Promise<JoinFormState> {
  const again = await takeJoinForm(form, { method: "embedded-form", network: await visitorNetwork() });
  return again ?? redirect(localePath(localeOf(form), "/embed/join/sent"));
}
