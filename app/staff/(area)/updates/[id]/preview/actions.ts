"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { requireStaff } from "@/lib/auth/viewer";
import { isCheckName } from "@/lib/updates/checks";
import { overruleCheck } from "@/lib/updates/commands/overrule-check";

const overruled = z.object({
  id: z.uuid(),
  check: z.string().refine(isCheckName),
  /** What was looked at; "": it is taken back. */
  print: z.string().regex(/^[0-9a-f]{0,16}$/),
  from: z.enum(["preview", "send"]).catch("preview"),
});

/** Leaves as it is what a check found wrong, or takes that back. */
export async function overruleCheckAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("write-updates");
  const asked = overruled.safeParse(Object.fromEntries(form));
  if (!asked.success) redirect("/staff/updates");
  const { id, check, print, from } = asked.data;
  const done = await overruleCheck(viewer, id, check, print || null);
  const page = `/staff/updates/${id}/${from}`;
  if (!done.ok) redirect(`${page}?done=${done.reason}`);
  // The list stays where it is on the screen: a redirect to a place on the same page would not read it again.
  revalidatePath(page);
}
