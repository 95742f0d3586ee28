import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Doorstep, SignInForm } from "@/components/staff/sign-in";
import { Notice } from "@/components/ui/notice";
import { getStaff } from "@/lib/auth/viewer";
import { env } from "@/lib/platform/env";
import { requestSignInAction } from "./actions";

export const metadata: Metadata = { title: "Sign in" };

const told: Record<string, string> = {
  asked:
    "If you work here, a link is on its way to that address. It works once, for 15 minutes. Look among unwanted mail too.",
  "too-many": "There have been too many tries from your network. Please wait 15 minutes and try again.",
  link: "That link has been used or has expired. Ask for a new one.",
  "signed-out": "You are signed out.",
};

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignInPage({ searchParams }: Props) {
  if (await getStaff()) redirect("/staff");
  const { state } = await searchParams;
  const words = typeof state === "string" ? told[state] : undefined;
  return (
    <Doorstep title="Staff sign-in">
      {words ? (
        <div role="status">
          <Notice>{words}</Notice>
        </div>
      ) : (
        <p>You get a mail with a link that signs you in. There is no password.</p>
      )}
      <SignInForm action={requestSignInAction} />
      {env.SMTP_URL ? null : (
        <p className="text-note text-quiet">
          This site has no mail server yet. Whoever runs it can print a link:{" "}
          <code>npm run site -- staff sign-in ADDRESS</code>
        </p>
      )}
    </Doorstep>
  );
}
