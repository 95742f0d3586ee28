import { StaffTable } from "@/components/staff/staff-table";
import type { DeliveryState } from "@/lib/updates/schema";

export type TroubleLine = {
  id: string;
  email: string;
  status: DeliveryState;
  reason: string;
  messageId: string | null;
};

const names: Partial<Record<DeliveryState, string>> = {
  failed: "Refused",
  uncertain: "Uncertain",
  skipped: "Left out",
  pending: "Will be tried again",
};
const reasons: Record<string, string> = {
  unsubscribed: "Unsubscribed after the send was confirmed.",
  withdrawn: "Left the Movement after the send was confirmed.",
  paused: "Paused their membership after the send was confirmed.",
  "wanted-less": "Chose to hear from us less often after the send was confirmed.",
  erased: "Had their data deleted after the send was confirmed.",
  suppressed: "Mail to them came back, or they reported it as unwanted, after the send was confirmed.",
  stopped: "The send was stopped before their turn.",
  "address-removed": "Took this address out of their account after the send was confirmed.",
};

/** Everyone whom an update did not simply reach, and why. */
export function TroubleList({ lines }: { lines: readonly TroubleLine[] }) {
  return (
    <StaffTable caption="Who did not simply get it" heads={["Address", "State", "Why", "Message-ID"]}>
      {lines.map((line) => (
        <tr key={line.id}>
          <td className="font-bold">{line.email || "Somebody who is not known here any more"}</td>
          <td className="whitespace-nowrap">{names[line.status] ?? line.status}</td>
          <td className="min-w-60">{reasons[line.reason] ?? line.reason}</td>
          <td className="[overflow-wrap:anywhere]">{line.messageId}</td>
        </tr>
      ))}
    </StaffTable>
  );
}
