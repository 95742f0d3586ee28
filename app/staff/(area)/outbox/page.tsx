import type { Metadata } from "next";
import { OutboxList, ReturnedList } from "@/components/staff/outbox-list";
import { StaffHead } from "@/components/staff/staff-head";
import { requireStaff } from "@/lib/auth/viewer";
import { listOutbox } from "@/lib/mail/queries";

export const metadata: Metadata = { title: "Mail on its way" };

export default async function OutboxPage() {
  await requireStaff("manage-members");
  const [failed, returned, waiting] = await Promise.all([
    listOutbox("failed"),
    listOutbox("bounced", "complained"),
    listOutbox("queued"),
  ]);
  return (
    <>
      <StaffHead
        title="Mail on its way"
        summary="Confirmations and other single mails that have not arrived. Those of an update stand on that update’s page. Each list shows the newest 100."
      />
      <div className="mb-12">
        <h2 id="failed" className="mb-3 text-small-head font-bold">
          Not sent
        </h2>
        {failed.length > 0 ? <OutboxList caption="Not sent" lines={failed} /> : <p>Nothing was refused.</p>}
      </div>
      <div className="mb-12">
        <h2 id="returned" className="mb-3 text-small-head font-bold">
          Came back
        </h2>
        {returned.length > 0 ? (
          <ReturnedList caption="Came back" lines={returned} />
        ) : (
          <p>Nothing came back in the last 90 days.</p>
        )}
      </div>
      <div>
        <h2 id="waiting" className="mb-3 text-small-head font-bold">
          Waiting
        </h2>
        {waiting.length > 0 ? <OutboxList caption="Waiting" lines={waiting} /> : <p>Nothing waits.</p>}
      </div>
    </>
  );
}
