import { StaffTable } from "@/components/staff/staff-table";
import { formatter } from "@/lib/platform/i18n";
import type { DomainLine } from "@/lib/updates/schema";

const { dateTime, number } = formatter("en");

const hour = (iso: string) =>
  dateTime(new Date(iso), {
    ...{ month: "short", day: "numeric", hour: "numeric", minute: "2-digit", timeZoneName: "short" },
  });

/** How the send goes at the domains with the most recipients. */
export function DomainTable({ domains }: { domains: readonly DomainLine[] }) {
  if (domains.length === 0) return null;
  return (
    <div className="mt-12">
      <h2 className="mb-4 text-small-head font-black">At the mail providers</h2>
      <StaffTable caption="At the mail providers" heads={["Domain", "Sent", "Waiting", "Refused", "Speed"]}>
        {domains.map(({ domain, sent, waiting, refused, slowed }) => (
          <tr key={domain}>
            <td className="min-w-36 font-bold [overflow-wrap:anywhere]">{domain}</td>
            <td className="tabular-nums">{number(sent)}</td>
            <td className="tabular-nums">{number(waiting)}</td>
            <td className="tabular-nums">{number(refused)}</td>
            <td className="min-w-60">
              {slowed ? (
                <>
                  Slowed to {number(slowed.perSecond, { maximumFractionDigits: 1 })} a second, and rising
                  again. It said: “{slowed.answer}”
                </>
              ) : (
                "As fast as the send"
              )}
            </td>
          </tr>
        ))}
      </StaffTable>
    </div>
  );
}

/** What was put off by its server, when it is tried again, and why. */
export function RetryTable({ domains }: { domains: readonly DomainLine[] }) {
  const lines = domains.filter(({ again }) => again > 0);
  if (lines.length === 0) return null;
  return (
    <div className="mt-12">
      <h2 className="mb-4 text-small-head font-black">Tried again by itself</h2>
      <StaffTable
        caption="Tried again by itself"
        heads={["Domain", "People", "Next try", "What the server said"]}
      >
        {lines.map(({ domain, again, nextTry, answer }) => (
          <tr key={domain}>
            <td className="min-w-36 font-bold [overflow-wrap:anywhere]">{domain}</td>
            <td className="tabular-nums">{number(again)}</td>
            <td className="whitespace-nowrap">{nextTry ? hour(nextTry) : ""}</td>
            <td className="min-w-60">{answer}</td>
          </tr>
        ))}
      </StaffTable>
      <p className="mt-3 max-w-measure text-quiet">
        A server that says “not now” is asked again after 1, 5 and 30 minutes, 2 hours and 12 hours; then it
        counts as refused.
      </p>
    </div>
  );
}
