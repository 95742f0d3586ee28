import "./domain-table.css";
import { StaffTable } from "@/components/staff/staff-table";
import { formatter } from "@/lib/platform/i18n";
import type { DomainLine, DomainPicture } from "@/lib/updates/schema";

const { dateTime, number } = formatter("en");

const hour = (iso: string) =>
  dateTime(new Date(iso), {
    ...{ month: "short", day: "numeric", hour: "numeric", minute: "2-digit", timeZoneName: "short" },
  });

/** How fast, in words: of what is slow, how long one takes. */
const speed = (perSecond: number): string =>
  perSecond >= 0.5
    ? `${number(perSecond, { maximumFractionDigits: 1 })} a second`
    : `one in ${number(Math.round(1 / perSecond))} seconds`;

type Counts = { sent: number; waiting: number; refused: number };

/** How much of a domain's mail went, was refused and waits, as one bar; the numbers stand beside it. */
function DomainBar({ sent, waiting, refused, most }: Counts & { /** Of the largest. */ most: number }) {
  const share = (count: number) => (100 * count) / Math.max(1, most);
  return (
    <svg className="domain-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect className="domain-waiting" width={share(sent + refused + waiting)} height="10" />
      <rect className="domain-refused" width={share(sent + refused)} height="10" />
      <rect className="domain-sent" width={share(sent)} height="10" />
    </svg>
  );
}

const Numbers = ({ sent, waiting, refused, most }: Counts & { most: number }) => (
  <>
    <td className="w-full min-w-32">
      <DomainBar {...{ sent, waiting, refused, most }} />
    </td>
    <td className="number">{number(sent)}</td>
    <td className="number">{number(waiting)}</td>
    <td className="number">{number(refused)}</td>
  </>
);

/** How the send goes at the domains with the most recipients, and at all others together. */
export function DomainTable({ domains }: { domains: DomainPicture | null }) {
  const { largest = [], rest = null } = domains ?? {};
  if (domains && largest.length === 0) return null;
  const all = (it: Counts) => it.sent + it.waiting + it.refused;
  const most = Math.max(...largest.map(all), rest ? all(rest) : 0);
  return (
    <div className="mt-12">
      <h2 className="mb-2 text-small-head font-black">At the mail providers</h2>
      {domains ? (
        <>
          <p className="mb-4 flex flex-wrap gap-x-5 gap-y-1 text-note" aria-hidden="true">
            <span className="domain-key domain-key-sent">Sent</span>
            <span className="domain-key domain-key-refused">Refused</span>
            <span className="domain-key domain-key-waiting">Waiting</span>
          </p>
          <StaffTable
            caption="At the mail providers"
            heads={[
              "Domain",
              <span key="bar" className="sr-only">
                Picture
              </span>,
              ...["Sent", "Waiting", "Refused"].map((figures) => ({ figures })),
              "Speed",
            ]}
          >
            {largest.map(({ domain, slowed, ...counts }) => (
              <tr key={domain}>
                <td className="min-w-36 font-bold md:min-w-60 [overflow-wrap:anywhere]">{domain}</td>
                <Numbers {...counts} most={most} />
                <td className="min-w-48">
                  {slowed ? (
                    <>
                      Slowed to {speed(slowed.perSecond)}, and rising again. It said: “{slowed.answer}”
                    </>
                  ) : (
                    "As fast as the send"
                  )}
                </td>
              </tr>
            ))}
            {rest ? (
              <tr>
                <td className="min-w-36 font-bold md:min-w-60">
                  {rest.domains === 1 ? "One more domain" : `${number(rest.domains)} more domains`}
                </td>
                <Numbers {...rest} most={most} />
                <td />
              </tr>
            ) : null}
          </StaffTable>
        </>
      ) : (
        <p className="text-quiet">They are being counted; that takes a moment for so many people.</p>
      )}
    </div>
  );
}

/** What was put off by its server, when it is tried again, and why. */
export function RetryTable({ lines }: { lines: readonly DomainLine[] }) {
  if (lines.length === 0) return null;
  return (
    <div className="mt-12">
      <h2 className="mb-4 text-small-head font-black">Tried again by itself</h2>
      <StaffTable
        caption="Tried again by itself"
        heads={["Domain", { figures: "People" }, "Next try", "What the server said"]}
      >
        {lines.map(({ domain, again, nextTry, answer }) => (
          <tr key={domain}>
            <td className="min-w-36 font-bold [overflow-wrap:anywhere]">{domain}</td>
            <td className="number">{number(again)}</td>
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
