import type { Metadata } from "next";
import { StaffHead } from "@/components/staff/staff-head";
import { type Said, Told } from "@/components/staff/told";
import { SenderForm } from "@/components/updates/sender-form";
import { SenderList } from "@/components/updates/sender-list";
import { UpdatesNav } from "@/components/updates/updates-nav";
import { requireStaff } from "@/lib/auth/viewer";
import { can } from "@/lib/members/policy";
import { listSenders } from "@/lib/updates/queries/list-senders";
import { ownSender } from "../material";
import { addSenderAction, askSenderAction, closeSenderAction } from "./actions";

export const metadata: Metadata = { title: "Senders" };

const told: Record<string, Said> = {
  asked: "A mail is on its way to that address. It can be chosen once its reader has said yes.",
  closed: "The sender is closed. Drafts that named it come from the site’s own address now.",
  "in-use": {
    words:
      "Nothing was closed: an update from this sender is handed in, planned or going out. Close it when that has gone out.",
    wrong: true,
  },
  "not-waiting": { words: "Nothing was sent: that sender has said yes already, or is closed.", wrong: true },
  "too-many": { words: "Those were many mails in one hour. Wait a little before the next.", wrong: true },
  "not-found": { words: "That sender is no longer here.", wrong: true },
};

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SendersPage({ searchParams }: Props) {
  const viewer = await requireStaff("write-updates");
  const [senders, { done }] = await Promise.all([listSenders(), searchParams]);
  const maySettle = can(viewer, "send-updates");
  return (
    <>
      <StaffHead
        title="Senders"
        summary="Whom updates come from. An address is asked by mail first: it can be chosen once whoever reads it has said yes."
      />
      <UpdatesNav settings={can(viewer, "change-settings")} />
      <Told done={done} words={told} />
      <SenderList
        own={ownSender()}
        senders={senders}
        {...(maySettle && { ask: askSenderAction, close: closeSenderAction })}
      />
      {maySettle ? (
        <section aria-labelledby="add-sender" className="mt-12">
          <h2 id="add-sender" className="mb-4 text-small-head font-black">
            Add a sender
          </h2>
          <SenderForm add={addSenderAction} />
        </section>
      ) : (
        <p className="mt-8 text-quiet">An organizer adds and closes senders.</p>
      )}
    </>
  );
}
