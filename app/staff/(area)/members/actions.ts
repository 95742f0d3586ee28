"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { requireStaff } from "@/lib/auth/viewer";
import { forgetView, keepView } from "@/lib/members/commands/keep-view";
import { listParams, memberListSchema } from "@/lib/members/member-list";

const home = "/staff/members";
const text = z.string().catch("");

/** The list's own parameters out of a form: what is none of them is left out. */
function queryIn(form: FormData) {
  const params = new URLSearchParams(text.parse(form.get("query")));
  const all = Object.fromEntries([...new Set(params.keys())].map((name) => [name, params.getAll(name)]));
  return listParams(memberListSchema.parse(all), { after: undefined }).toString();
}

export async function keepViewAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("manage-members");
  const query = queryIn(form);
  const kept = await keepView(viewer, { list: "members", name: text.parse(form.get("name")), query });
  redirect(
    `${home}?${new URLSearchParams([...new URLSearchParams(query), ["done", kept.ok ? "kept" : kept.reason]])}`,
  );
}

export async function forgetViewAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("manage-members");
  const id = z.uuid().safeParse(form.get("id"));
  if (id.success) await forgetView(viewer, id.data);
  redirect(`${home}?${new URLSearchParams([...new URLSearchParams(queryIn(form)), ["done", "forgotten"]])}`);
}
