import { confirmationToken } from "@/lib/mail/links";
import type { ConfirmData } from "@/lib/mail/templates/confirm";
import { confirmMembership } from "@/lib/members/commands/confirm-membership";
import { mergeOrganizations } from "@/lib/members/commands/merge-organizations";
import { getConfirmation } from "@/lib/members/queries/get-confirmation";
import { getOrganizationPair } from "@/lib/members/queries/get-organization-pair";
import { requestToJoin } from "@/lib/members/commands/request-to-join";
import type { StaffRole, StaffViewer } from "@/lib/members/policy";
import { checkJoin, emptyJoinValues, type JoinInput, type JoinValues } from "@/lib/members/schema";
import { db } from "@/lib/platform/db";
import { emptyAll } from "@/tests/support/empty";

export const context = { locale: "en", source: "/issues/stem", network: "203.0.113.0" } as const;

/** What the form makes of these fields. */
export function aJoinForm(more: Partial<JoinValues> = {}): JoinInput {
  const checked = checkJoin({
    ...emptyJoinValues(more.kind ?? "individual"),
    email: "ana@example.org",
    firstName: "Ana",
    ...more,
  });
  if (!checked.ok) throw new Error(JSON.stringify(checked.errors));
  return checked.input;
}

export const aClubForm = (more: Partial<JoinValues> = {}): JoinInput =>
  aJoinForm({
    kind: "organization",
    organizationName: "Example Club",
    website: "https://club.example",
    sector: "nonprofit",
    role: "Director",
    authority: true,
    ...more,
  });

/** The tokens of the confirmation links queued for an address, oldest first. */
export async function linksTo(toKey: string): Promise<string[]> {
  const mails = await db.outboxMail.findMany({
    where: { toKey, template: "confirm" },
    orderBy: { createdAt: "asc" },
    select: { data: true },
  });
  return mails.map(({ data }) => confirmationToken((data as ConfirmData).seed));
}

/** The newest link's token. */
export async function linkTo(toKey: string): Promise<string> {
  const token = (await linksTo(toKey)).at(-1);
  if (!token) throw new Error(`no confirmation was queued for ${toKey}`);
  return token;
}

/** Opens a link and presses its button. */
export async function press(token: string): ReturnType<typeof confirmMembership> {
  const seen = await getConfirmation(token);
  return confirmMembership(token, "asked" in seen ? seen.asked.version : "");
}

/** Asks and confirms. */
export async function join(form: JoinInput, toKey = form.email): Promise<void> {
  await requestToJoin(form, context);
  const result = await press(await linkTo(toKey));
  if (!result.ok) throw new Error(result.reason);
}

/** As if all mail so far had been queued, and all links made, this much earlier. */
export async function letPass(ms: number): Promise<void> {
  const seconds = ms / 1000;
  await db.$executeRaw`update outbox_mail set created_at = created_at - ${seconds} * interval '1 second'`;
  await db.$executeRaw`update confirmation_token set
    created_at = created_at - ${seconds} * interval '1 second',
    expires_at = expires_at - ${seconds} * interval '1 second',
    used_at = used_at - ${seconds} * interval '1 second'`;
  await db.$executeRaw`update join_request set confirmed_at = confirmed_at - ${seconds} * interval '1 second'`;
}

export const templatesTo = async (toKey: string): Promise<string[]> =>
  (await db.outboxMail.findMany({ where: { toKey }, orderBy: { createdAt: "asc" } })).map(
    (mail) => mail.template,
  );

/** A member of staff with a role. */
export const asStaff = (role: StaffRole) =>
  ({
    personId: "0190a000-0000-7000-8000-000000000001",
    role,
    email: "staff@example.org",
    name: "Staff",
  }) as StaffViewer;

/** Makes one organization of two that look alike, as the page proposes it; the older record stays. */
export async function mergeAsLikely(duplicateId: string): ReturnType<typeof mergeOrganizations> {
  const viewer = asStaff("organizer");
  const pair = await getOrganizationPair(viewer, duplicateId);
  if (!pair) throw new Error("there is no such pair");
  const { kept, gone, likely: choices } = pair;
  const versions = { kept: kept.updatedAt, gone: gone.updatedAt };
  return mergeOrganizations(viewer, { duplicateId, keptId: kept.id, goneId: gone.id, choices, versions });
}

/** Leaves nothing of earlier tests. */
export const wipe = (): Promise<void> =>
  emptyAll(
    ...["person", "organization", "possible_duplicate", "membership", "join_request", "confirmation_token"],
    ...["consent", "suppression", "outbox_mail", "mailbox_message", "audit_event"],
  );
