"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import type { CorrectionState } from "@/components/staff/record/correction-form";
import { tellValue } from "@/components/staff/record/event-words";
import { requireStaff } from "@/lib/auth/viewer";
import { addNote } from "@/lib/members/commands/add-note";
import { changeTags } from "@/lib/members/commands/change-tags";
import { correctPerson } from "@/lib/members/commands/correct-person";
import { deleteNote } from "@/lib/members/commands/delete-note";
import { erasePerson } from "@/lib/members/commands/erase-person";
import { requestAccountLink } from "@/lib/members/commands/request-account-link";
import { setStanding } from "@/lib/members/commands/set-standing";
import { liftSuppression } from "@/lib/members/commands/lift-suppression";
import { withdrawUpdates } from "@/lib/members/commands/withdraw-updates";
import { correctionSchema, readCorrection } from "@/lib/members/correction";
import { getPersonRecord } from "@/lib/members/queries/get-person-record";
import { noteField, reasonField, tagField, whyField } from "@/lib/members/record";
import type { JoinError } from "@/lib/members/schema";
import { standingActs } from "@/lib/members/standing";
import { isLocale, messages } from "@/lib/platform/i18n";

const home = "/staff/members";
const idSchema = z.uuid();

/** The person a form is about; a form without one was not made by us. */
function personIn(form: FormData): string {
  const id = idSchema.safeParse(form.get("personId"));
  return id.success ? id.data : redirect(home);
}

const wordsIn = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
};

const back = (personId: string, done: string): never => redirect(`${home}/${personId}?done=${done}`);

export async function addNoteAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("manage-members");
  const personId = personIn(form);
  const text = noteField.safeParse(wordsIn(form, "text"));
  const noteId = idSchema.safeParse(form.get("noteId"));
  if (!text.success || !noteId.success) return back(personId, "note-wrong");
  const added = await addNote(viewer, { personId }, noteId.data, text.data);
  back(personId, added.ok ? "noted" : added.reason);
}

export async function deleteNoteAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("manage-members");
  const personId = personIn(form);
  const noteId = idSchema.safeParse(form.get("noteId"));
  if (noteId.success) await deleteNote(viewer, noteId.data);
  back(personId, "note-gone");
}

async function tagAction(form: FormData, on: boolean): Promise<void> {
  const viewer = await requireStaff("manage-members");
  const personId = personIn(form);
  const tag = tagField.safeParse(wordsIn(form, "tag"));
  if (!tag.success) return back(personId, "tag-wrong");
  const changed = await changeTags(viewer, { personId }, { tag: tag.data, on });
  back(personId, changed.ok ? (on ? "tagged" : "untagged") : changed.reason);
}

export async function addTagAction(form: FormData): Promise<void> {
  await requireStaff("manage-members");
  return tagAction(form, true);
}

export async function removeTagAction(form: FormData): Promise<void> {
  await requireStaff("manage-members");
  return tagAction(form, false);
}

const joinErrors = messages.en.join.errors;

/** Corrects what is known. What was typed is never lost, and nothing unseen is overwritten. */
export async function correctPersonAction(before: CorrectionState, form: FormData): Promise<CorrectionState> {
  const viewer = await requireStaff("manage-members");
  const personId = personIn(form);
  const values = readCorrection(form);
  const version = wordsIn(form, "overwrite") || wordsIn(form, "version");
  const state = { values, version, errors: [] };
  const parsed = correctionSchema.safeParse(values);
  if (!parsed.success) {
    const errors = parsed.error.issues.map(({ path, message }) => ({
      name: String(path[0]),
      message: joinErrors[message as JoinError] ?? message,
    }));
    return { ...state, outcome: "invalid", errors };
  }
  const seen = new Date(version);
  if (Number.isNaN(seen.getTime())) redirect(`${home}/${personId}`);
  const corrected = await correctPerson(viewer, personId, seen, parsed.data);
  if (corrected.ok && corrected.value.changed) back(personId, "corrected");
  if (corrected.ok) return { ...state, outcome: "same" };
  const record = await getPersonRecord(viewer, personId);
  if (corrected.reason === "unknown" || !record) return { ...state, outcome: "gone" };
  const lines = [
    { label: "Name", value: record.name || "none" },
    { label: "ZIP code", value: record.zip ?? "none" },
    { label: "Language", value: tellValue("locale", record.locale) },
    { label: "Is", value: tellValue("audience", record.audience) },
    { label: "Interests", value: tellValue("interests", record.interests) },
  ];
  return { ...before, ...state, outcome: "changed-elsewhere", now: { version: record.version, lines } };
}

const standingSchema = z.object({
  act: z.enum(standingActs),
  membershipIds: z.array(z.uuid()).min(1),
  why: whyField,
});

export async function setStandingAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("manage-members");
  const personId = personIn(form);
  const asked = standingSchema.safeParse({
    act: form.get("act"),
    membershipIds: form.getAll("membershipId"),
    why: wordsIn(form, "why"),
  });
  if (!asked.success) return back(personId, "nothing");
  // Whoever is put out has a right to know why; whoever reads the timeline next year, too.
  if (asked.data.act === "remove" && !reasonField.safeParse(asked.data.why).success)
    return back(personId, "reason-missing");
  const set = await setStanding(viewer, personId, asked.data);
  back(personId, set.ok ? asked.data.act : set.reason);
}

export async function withdrawUpdatesAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("manage-members");
  const personId = personIn(form);
  const words = reasonField.safeParse(wordsIn(form, "words"));
  if (!words.success) return back(personId, "reason-missing");
  const done = await withdrawUpdates(viewer, personId, words.data);
  back(personId, done.ok ? "withdrawn" : done.reason);
}

/** Has mail go to their address again that it came back from. */
export async function liftSuppressionAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("manage-members");
  const personId = personIn(form);
  const words = reasonField.safeParse(wordsIn(form, "words"));
  if (!words.success) return back(personId, "reason-missing");
  const lifted = await liftSuppression(viewer, personId, words.data);
  back(personId, lifted.ok ? "suppression-lifted" : lifted.reason === "already" ? "nothing" : lifted.reason);
}

export async function sendAccountLinkAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("manage-members");
  const personId = personIn(form);
  const person = await getPersonRecord(viewer, personId);
  if (!person) redirect(home);
  const locale = isLocale(person.locale) ? person.locale : "en";
  await requestAccountLink(person.email, { locale, next: "/account", fromMail: false });
  back(personId, "link-sent");
}

/** Deletes somebody at their own request; nobody deletes themselves here. */
export async function erasePersonAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("manage-members");
  const personId = personIn(form);
  if (form.get("sure") !== "yes" || personId === viewer.personId) return back(personId, "nothing");
  const erased = await erasePerson(viewer, personId);
  if (!erased.ok) return back(personId, erased.reason);
  redirect(`/account/delete/receipt/${erased.value.receipt}`);
}
