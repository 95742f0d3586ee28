import type { Metadata } from "next";
import { Mailbox } from "@/components/staff/mailbox";
import { StaffHead } from "@/components/staff/staff-head";
import { NextPage } from "@/components/staff/staff-table";
import { requireStaff } from "@/lib/auth/viewer";
import { listMailbox } from "@/lib/mail/queries";
import { mailboxListSchema } from "@/lib/mail/schema";

export const metadata: Metadata = { title: "Mailbox" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function MailboxPage({ searchParams }: Props) {
  await requireStaff("read-mailbox");
  const { after } = mailboxListSchema.parse(await searchParams);
  const { lines, next } = await listMailbox(after);
  return (
    <>
      <StaffHead
        title="Mailbox"
        summary="No mail server is set (SMTP_URL), so every mail the site writes is kept here and goes nowhere else."
      />
      {lines.length > 0 ? (
        <Mailbox lines={lines} />
      ) : (
        <p>
          No mail has been written yet. Join on the public site, and the mail that asks to confirm stands
          here.
        </p>
      )}
      <NextPage
        href={next && `/staff/mailbox?after=${next}`}
        onward={after !== undefined}
        first="/staff/mailbox"
      />
    </>
  );
}
