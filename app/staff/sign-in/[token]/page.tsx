import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Doorstep } from "@/components/staff/sign-in";
import { signInAddress } from "@/lib/auth/session";
import { getSignInLink } from "@/lib/auth/sign-in";

export const metadata: Metadata = { title: "Sign in" };

type Props = { params: Promise<{ token: string }> };

/** Where a mailed or printed link leads. Looking changes nothing; the button signs in. */
export default async function SignInLinkPage({ params }: Props) {
  const { token } = await params;
  const link = await getSignInLink(token);
  if (!link) redirect("/staff/sign-in?state=link");
  return (
    <Doorstep title="Sign in">
      <p>
        This link signs in <strong>{link.email}</strong> on this browser. It works once.
      </p>
      {/* A plain form, not an action: Next would fetch the address an action leads to, and so use the link up. */}
      <form method="post" action={signInAddress(token)}>
        <button className="button">Sign in</button>
      </form>
    </Doorstep>
  );
}
