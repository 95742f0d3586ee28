"use server";

import { redirect } from "next/navigation";
import { requireMember } from "@/lib/auth/member";
import { keepLogo } from "@/lib/members/commands/keep-logo";
import { drawLogo } from "@/lib/pictures/logo";
import { LARGEST_LOGO } from "@/lib/pictures/schema";
import { localePath } from "@/lib/platform/i18n";
import { readLocale } from "../../../../../(join)/visitor";
import { readId } from "../read-id";

function backTo(form: FormData, query: string): never {
  const path = `/account/organizations/${readId(form.get("organizationId"))}/logo`;
  redirect(`${localePath(readLocale(form.get("locale")), path)}?${query}`);
}

/** Takes a picture file as the organization's logo: what is kept is drawn anew. */
export async function keepLogoAction(form: FormData): Promise<void> {
  const viewer = await requireMember(readLocale(form.get("locale")));
  const file = form.get("logo");
  if (!(file instanceof File) || file.size === 0) return backTo(form, "problem=empty");
  if (file.size > LARGEST_LOGO) return backTo(form, "problem=too-large");
  const drawn = await drawLogo(Buffer.from(await file.arrayBuffer()));
  if (!drawn.ok) return backTo(form, `problem=${drawn.reason}`);
  const result = await keepLogo(viewer, readId(form.get("organizationId")), drawn.value);
  backTo(form, `done=${result.ok ? "logo-saved" : result.reason}`);
}

export async function removeLogoAction(form: FormData): Promise<void> {
  const viewer = await requireMember(readLocale(form.get("locale")));
  const result = await keepLogo(viewer, readId(form.get("organizationId")), null);
  backTo(form, `done=${result.ok ? "logo-removed" : result.reason}`);
}
