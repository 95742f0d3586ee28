import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { Letter } from "@/components/staff/mailbox";
import { StaffHead } from "@/components/staff/staff-head";
import { requireStaff } from "@/lib/auth/viewer";
import { getKeptMail } from "@/lib/mail/queries";
import { formatter } from "@/lib/platform/i18n";

export const metadata: Metadata = { title: "Mail" };

type Props = { params: Promise<{ id: string }> };

export default async function KeptMailPage({ params }: Props) {
  await requireStaff("read-mailbox");
  const id = z.uuid().safeParse((await params).id);
  const mail = id.success ? await getKeptMail(id.data) : null;
  if (!mail) notFound();
  const written = formatter("en").dateTime(mail.at, { dateStyle: "long", timeStyle: "long" });
  return (
    <>
      <StaffHead title={mail.subject} summary={`To ${mail.to}, ${written}`}>
        <a href="/staff/mailbox">Mailbox</a>
      </StaffHead>
      <Letter mail={mail} />
    </>
  );
}
