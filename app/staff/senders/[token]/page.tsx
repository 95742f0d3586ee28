import type { Metadata } from "next";
import { Doorstep } from "@/components/staff/sign-in";
import { getSenderQuestion } from "@/lib/updates/queries/list-senders";
import { confirmSenderAction } from "./actions";

export const metadata: Metadata = { title: "May updates come from you?" };

type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/**
 * Where the mail leads that asks an address whether updates may come from it. Looking changes nothing: mail scanners
 * follow links. Whoever reads the mail need not work here.
 */
export default async function SenderPage({ params, searchParams }: Props) {
  const [{ token }, { done }] = await Promise.all([params, searchParams]);
  if (done === "yes")
    return (
      <Doorstep title="Thank you">
        <p>Updates of the Movement can come from your address now. You can close this page.</p>
      </Doorstep>
    );
  const asked = await getSenderQuestion(token);
  if (!asked)
    return (
      <Doorstep title="This link does not work any more">
        <p>It works once, and for 7 days, and a newer mail replaces an older one.</p>
        <p>If nobody has answered yet, ask the Movement’s staff to send the mail again.</p>
      </Doorstep>
    );
  return (
    <Doorstep title="May updates come from you?">
      <p>
        Members of the Movement would see <strong>{asked.name}</strong>, <strong>{asked.email}</strong> in
        their inbox, and their answers may come to you.
      </p>
      <form action={confirmSenderAction}>
        <input type="hidden" name="token" value={token} />
        <button className="button">Yes, they may</button>
      </form>
      <p className="text-quiet">Not what you want? Close this page: nothing is sent from your address.</p>
    </Doorstep>
  );
}
