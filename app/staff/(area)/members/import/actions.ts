"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import type { SettleState } from "@/components/staff/import-settle-form";
import { requireStaff } from "@/lib/auth/viewer";
import type { Importer } from "@/lib/members/import/commands/hand-in";
import * as steer from "@/lib/members/import/commands/steer-import";
import { readingSchema, readTags, settlingSchema } from "@/lib/members/import/schema";
import type { Result } from "@/lib/platform/result";

const home = "/staff/members/import";

/** The list a form is about; a form without one was not made by us. */
function idIn(form: FormData): string {
  const id = z.uuid().safeParse(form.get("id"));
  return id.success ? id.data : redirect(home);
}

const readingIn = (form: FormData) => ({
  encoding: form.get("encoding"),
  separator: steer.separatorNamed(form.get("separator")),
  headed: form.get("headed") === "yes",
});

/** Reads the file in another way. */
export async function rereadImportAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("manage-members");
  const id = idIn(form);
  const reading = readingSchema.safeParse(readingIn(form));
  if (reading.success) await steer.rereadImport(viewer, id, reading.data);
  redirect(`${home}/${id}`);
}

/** Settles the columns and what holds for everybody, and has every row tried. */
export async function checkImportAction(_before: SettleState, form: FormData): Promise<SettleState> {
  const viewer = await requireStaff("manage-members");
  const id = idIn(form);
  const may = form.get("may");
  const basis = String(form.get("basis") ?? "").trim();
  const columns = form.getAll("column").map(String);
  const source = String(form.get("source") ?? "").trim();
  const errors: SettleState["errors"] = [];
  if (!columns.includes("email"))
    errors.push({ name: "column-0", message: "Say which column holds the email addresses." });
  if (may !== "yes" && may !== "no")
    errors.push({ name: "may", message: "Say whether these people may be written to." });
  if (may === "yes" && basis.length < 10)
    errors.push({ name: "basis", message: "Say in a sentence why they may be written to." });
  if (source === "") errors.push({ name: "source", message: "Give the list a name." });
  if (errors.length > 0) return { errors };
  const settling = settlingSchema.safeParse({
    ...readingIn(form),
    ...{ columns, source, basis: may === "yes" ? basis : null, locale: form.get("locale") },
    ...{ tags: readTags(String(form.get("tags") ?? "")), keepKnown: form.get("known") === "keep" },
  });
  if (!settling.success)
    return { errors: [{ name: "source", message: "Something is too long. Shorten it and try again." }] };
  const checked = await steer.checkImport(viewer, id, settling.data);
  if (!checked.ok && checked.reason === "no-email")
    return { errors: [{ name: "column-0", message: "Say which column holds the email addresses." }] };
  redirect(`${home}/${id}`);
}

/** Does one thing to a list and shows it; it says so where somebody else was there before. */
async function act(
  viewer: Importer,
  form: FormData,
  step: (viewer: Importer, id: string) => Promise<Result<null>>,
): Promise<never> {
  const id = idIn(form);
  const done = await step(viewer, id);
  redirect(done.ok ? `${home}/${id}` : `${home}/${id}?done=moved`);
}

export async function runImportAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("manage-members");
  await act(viewer, form, steer.runImport);
}

export async function resumeImportAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("manage-members");
  await act(viewer, form, steer.resumeImport);
}

export async function undoImportAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("manage-members");
  await act(viewer, form, steer.undoImport);
}

export async function reopenImportAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("manage-members");
  await act(viewer, form, steer.reopenImport);
}

export async function discardImportAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("manage-members");
  const gone = await steer.discardImport(viewer, idIn(form));
  redirect(`${home}?done=${gone.ok ? "discarded" : "moved"}`);
}
