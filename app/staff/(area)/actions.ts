"use server";

import { redirect } from "next/navigation";
import { closeSession } from "@/lib/auth/session";
import { requireStaff } from "@/lib/auth/viewer";

export async function signOutAction(): Promise<void> {
  await requireStaff();
  await closeSession();
  redirect("/staff/sign-in?state=signed-out");
}
