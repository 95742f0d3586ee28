"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { requireStaff } from "@/lib/auth/viewer";
import { addNote } from "@/lib/members/commands/add-note";
import { askNameUse } from "@/lib/members/commands/ask-name-use";
import { correctOrganization } from "@/lib/members/commands/change-organization";
import { changeTags } from "@/lib/members/commands/change-tags";
import { decideAuthority } from "@/lib/members/commands/decide-authority";
import { decideListing } from "@/lib/members/commands/decide-listing";
import { deleteNote } from "@/lib/members/commands/delete-note";
import { setParent } from "@/lib/members/commands/set-parent";
import {
  checkOrganization,
  type OrganizationFormState,
  readOrganizationForm,
} from "@/lib/members/organization-form";
import { authoritySchema, listingSchema, nameUseSchema } from "@/lib/members/queries/organization-schema";
import { noteField, tagField } from "@/lib/members/record";
import { cleanLine } from "@/lib/members/text";
import { coalitionOffers } from "./case-words";

const home = "/staff/organizations";
const idSchema = z.uuid();

const wordsIn = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
};

/** The organization a form is about; a form without one was not made by us. */
function organizationIn(form: FormData): string {
  const id = idSchema.safeParse(form.get("organizationId"));
  return id.success ? id.data : redirect(home);
}

const back = (id: string, done: string): never => redirect(`${home}/${id}?done=${done}`);

export async function decideListingAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("manage-members");
  const choice = listingSchema.safeParse(Object.fromEntries(form));
  if (!choice.success) redirect(`${home}?done=unknown`);
  const { organizationId, listed, note, reason, words, from } = choice.data;
  const decision = { listed: listed === "yes", reason, words, ...(note && { note }) };
  const result = await decideListing(viewer, organizationId, decision);
  const done = result.ok ? (listed === "yes" ? "listed" : "unlisted") : result.reason;
  const page = { queue: `${home}/listing`, list: home, record: `${home}/${organizationId}` }[from];
  redirect(`${page}?done=${done}`);
}

export async function decideAuthorityAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("manage-members");
  const choice = authoritySchema.safeParse(Object.fromEntries(form));
  if (!choice.success) return back(organizationIn(form), "unknown");
  const { membershipId, organizationId, decision, note } = choice.data;
  if (decision === "shown" && !note) return back(organizationId, "note-missing");
  const result = await decideAuthority(viewer, membershipId, decision === "shown" ? note : null);
  back(organizationId, result.ok ? decision : result.reason);
}

export async function askNameUseAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("manage-members");
  const organizationId = organizationIn(form);
  const question = nameUseSchema.safeParse({
    title: wordsIn(form, "title"),
    text: wordsIn(form, "text"),
    answerBy: wordsIn(form, "answerBy"),
    everyone: form.get("everyone") === "yes",
  });
  if (!question.success) return back(organizationId, "question-wrong");
  const result = await askNameUse(viewer, organizationId, question.data);
  const failed = result.ok ? null : result.reason;
  back(organizationId, failed === "asked" ? "asked-already" : (failed ?? "asked"));
}

export async function setParentAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("manage-members");
  const organizationId = organizationIn(form);
  const result = await setParent(viewer, organizationId, cleanLine(wordsIn(form, "parent")).slice(0, 200));
  back(organizationId, result.ok ? "parent" : `parent-${result.reason}`);
}

/** Staff's corrections of what an organization says of itself. */
export async function correctOrganizationAction(
  _previous: OrganizationFormState,
  form: FormData,
): Promise<OrganizationFormState> {
  const viewer = await requireStaff("manage-members");
  const values = readOrganizationForm(form);
  const checked = checkOrganization(
    values,
    coalitionOffers().map(({ value }) => value),
  );
  if (!checked.ok) return { values, errors: checked.errors, notice: null };
  const result = await correctOrganization(viewer, organizationIn(form), checked.input);
  return { values, errors: {}, notice: result.ok ? "saved" : "not-kept" };
}

export async function addNoteAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("manage-members");
  const organizationId = organizationIn(form);
  const text = noteField.safeParse(wordsIn(form, "text"));
  const noteId = idSchema.safeParse(form.get("noteId"));
  if (!text.success || !noteId.success) return back(organizationId, "note-wrong");
  const added = await addNote(viewer, { organizationId }, noteId.data, text.data);
  back(organizationId, added.ok ? "noted" : added.reason);
}

export async function deleteNoteAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("manage-members");
  const organizationId = organizationIn(form);
  const noteId = idSchema.safeParse(form.get("noteId"));
  if (noteId.success) await deleteNote(viewer, noteId.data);
  back(organizationId, "note-gone");
}

export async function addTagAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("manage-members");
  const organizationId = organizationIn(form);
  const tag = tagField.safeParse(wordsIn(form, "tag"));
  if (!tag.success) return back(organizationId, "tag-wrong");
  const changed = await changeTags(viewer, { organizationId }, { tag: tag.data, on: true });
  back(organizationId, changed.ok ? "tagged" : changed.reason);
}

export async function removeTagAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("manage-members");
  const organizationId = organizationIn(form);
  const tag = tagField.safeParse(wordsIn(form, "tag"));
  if (!tag.success) return back(organizationId, "tag-wrong");
  const changed = await changeTags(viewer, { organizationId }, { tag: tag.data, on: false });
  back(organizationId, changed.ok ? "untagged" : changed.reason);
}
