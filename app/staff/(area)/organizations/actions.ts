"use server";

import { redirect } from "next/navigation";
import { requireStaff } from "@/lib/auth/viewer";
import { decideListing } from "@/lib/members/commands/settle-listing";
import { listingSchema } from "@/lib/members/queries/schema";

export async function decideListingAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("manage-members");
  const choice = listingSchema.safeParse(Object.fromEntries(form));
  if (!choice.success) redirect("/staff/organizations?done=unknown");
  const { organizationId, listed, listing } = choice.data;
  const result = await decideListing(viewer, organizationId, listed === "yes");
  const done = result.ok ? (listed === "yes" ? "listed" : "unlisted") : result.reason;
  redirect(`/staff/organizations?${new URLSearchParams({ ...(listing && { listing }), done })}`);
}
