"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { requireStaff } from "@/lib/auth/viewer";
import { startBulk } from "@/lib/members/commands/start-bulk";
import { undoBulk } from "@/lib/members/commands/undo-bulk";
import { askedOf, readAct, targetOf, type Params } from "./target";

const home = "/staff/members/bulk";

/** Begins what was looked at. */
export async function beginBulkAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("manage-members");
  const params: Params = {};
  for (const name of new Set(form.keys()))
    params[name] = form.getAll(name).filter((value) => typeof value === "string");
  const bulkId = z.uuid().safeParse(form.get("bulkId"));
  const read = readAct(askedOf(params));
  const target = await targetOf(viewer, params);
  if (!bulkId.success || !("act" in read) || !target) redirect(`${home}?done=unknown`);
  const begun = await startBulk(viewer, bulkId.data, read.act, target);
  redirect(begun.ok ? `${home}/${bulkId.data}` : `${home}?done=${begun.reason}`);
}

export async function undoBulkAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("manage-members");
  const id = z.uuid().safeParse(form.get("id"));
  if (!id.success) redirect(`${home}?done=unknown`);
  const undone = await undoBulk(viewer, id.data);
  redirect(undone.ok ? `${home}/${id.data}` : `${home}/${id.data}?done=${undone.reason}`);
}
