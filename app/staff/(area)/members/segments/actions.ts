"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import type { Preview, SegmentState } from "@/components/staff/members/segment-builder";
import { requireStaff } from "@/lib/auth/viewer";
import { deleteSegment, keepSegment } from "@/lib/members/commands/keep-segment";
import { parseFilter } from "@/lib/members/filter";
import { samplePeople } from "@/lib/members/queries/sample-people";

const home = "/staff/members/segments";
const text = z.string().catch("");

export async function keepSegmentAction(before: SegmentState, form: FormData): Promise<SegmentState> {
  const viewer = await requireStaff("manage-members");
  const name = text.parse(form.get("name"));
  const filter = parseFilter(text.parse(form.get("filter")).slice(0, 100_000));
  if (!filter) return { problem: "too-large", name };
  const id = z.uuid().safeParse(form.get("id"));
  const kept = await keepSegment(viewer, { id: id.success ? id.data : null, name, filter });
  if (!kept.ok) return { problem: kept.reason, name };
  redirect(`${home}?done=kept`);
}

/** Whom a filter fits, while it is built. Null: it is none. */
export async function previewSegmentAction(json: string): Promise<Preview> {
  const viewer = await requireStaff("manage-members");
  const filter = parseFilter(text.parse(json).slice(0, 100_000));
  return filter && samplePeople(viewer, filter);
}

export async function deleteSegmentAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("manage-members");
  const id = z.uuid().safeParse(form.get("id"));
  if (!id.success) redirect(home);
  const deleted = await deleteSegment(viewer, id.data);
  redirect(`${home}?done=${deleted.ok ? "deleted" : deleted.reason}`);
}
