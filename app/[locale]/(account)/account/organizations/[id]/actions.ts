"use server";

import { redirect } from "next/navigation";
import { requireMember } from "@/lib/auth/member";
import { inviteColleague, withdrawInvitation } from "@/lib/members/commands/invite-colleague";
import {
  giveDuties,
  handOver,
  leaveOrganization,
  removeColleague,
  takeOver,
} from "@/lib/members/commands/lead-organization";
import { setListing } from "@/lib/members/commands/set-listing";
import { invitationSchema } from "@/lib/members/organization-form";
import { getOwnOrganization } from "@/lib/members/queries/get-own-organization";
import { givenDuties } from "@/lib/members/representative";
import { localePath, translator, type Locale } from "@/lib/platform/i18n";
import { readLocale, visitorNetwork } from "../../../../(join)/visitor";
import { readId } from "./read-id";

const localeOf = (form: FormData): Locale => readLocale(form.get("locale"));

/** Back to one of the organization's pages, which says what was done. */
function backTo(form: FormData, below: string, done: string): never {
  const id = readId(form.get("organizationId"));
  redirect(`${localePath(localeOf(form), `/account/organizations/${id}${below}`)}?done=${done}`);
}

export async function leaveAction(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const viewer = await requireMember(locale);
  const told = { locale, network: await visitorNetwork() };
  const result = await leaveOrganization(viewer, readId(form.get("organizationId")), told);
  const done = result.ok ? (result.value.last ? "left-last" : "left") : result.reason;
  redirect(`${localePath(locale, "/account/organizations")}?done=${done}`);
}

export async function takeOverAction(form: FormData): Promise<void> {
  const viewer = await requireMember(localeOf(form));
  const result = await takeOver(viewer, readId(form.get("organizationId")));
  backTo(form, "", result.ok ? "taken-over" : result.reason);
}

export async function setListingAction(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const viewer = await requireMember(locale);
  const id = readId(form.get("organizationId"));
  const wish = form.get("wish") === "yes";
  const organization = await getOwnOrganization(viewer, id);
  if (!organization) return backTo(form, "/listing", "not-yours");
  const t = translator(locale, "account-organization");
  const words = t(wish ? "listing.words" : "listing.withdrawWords", { organization: organization.name });
  const result = await setListing(viewer, id, wish, { words, locale, network: await visitorNetwork() });
  const done = result.ok ? (wish ? (result.value.listed ? "listed" : "asked") : "off") : result.reason;
  backTo(form, "/listing", done);
}

export async function inviteAction(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const viewer = await requireMember(locale);
  const asked = invitationSchema.safeParse({
    email: form.get("email"),
    duties: form.getAll("duties").map(String),
  });
  if (!asked.success) return backTo(form, "/people", "email-wrong");
  const result = await inviteColleague(viewer, readId(form.get("organizationId")), { ...asked.data, locale });
  backTo(form, "/people", result.ok ? "invited" : result.reason);
}

export async function withdrawInvitationAction(form: FormData): Promise<void> {
  const viewer = await requireMember(localeOf(form));
  const organizationId = readId(form.get("organizationId"));
  const result = await withdrawInvitation(viewer, organizationId, readId(form.get("invitationId")));
  backTo(form, "/people", result.ok ? "withdrawn" : result.reason);
}

export async function giveDutiesAction(form: FormData): Promise<void> {
  const viewer = await requireMember(localeOf(form));
  const duties = givenDuties.filter((duty) => form.getAll("duties").includes(duty));
  const membershipId = readId(form.get("membershipId"));
  const result = await giveDuties(viewer, readId(form.get("organizationId")), membershipId, duties);
  backTo(form, "/people", result.ok ? "duties" : result.reason);
}

export async function handOverAction(form: FormData): Promise<void> {
  const viewer = await requireMember(localeOf(form));
  const membershipId = readId(form.get("membershipId"));
  const result = await handOver(viewer, readId(form.get("organizationId")), membershipId);
  backTo(form, "/people", result.ok ? "handed-over" : result.reason);
}

export async function removeColleagueAction(form: FormData): Promise<void> {
  const viewer = await requireMember(localeOf(form));
  const membershipId = readId(form.get("membershipId"));
  const result = await removeColleague(viewer, readId(form.get("organizationId")), membershipId);
  backTo(form, "/people", result.ok ? "removed" : result.reason);
}
