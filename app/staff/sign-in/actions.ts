"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { requestSignIn } from "@/lib/auth/sign-in";

/** Open to everyone: this is how staff get in. The answer is the same for every address. */
export async function requestSignInAction(form: FormData): Promise<void> {
  const email = form.get("email");
  const network = (await headers()).get("x-movement-ip") ?? "unknown";
  const outcome =
    typeof email === "string" && email.trim() !== "" && email.length <= 254
      ? await requestSignIn(email, network)
      : "asked";
  redirect(`/staff/sign-in?state=${outcome}`);
}
