import { StaffTable } from "@/components/staff/staff-table";
import { formatter } from "@/lib/platform/i18n";
import type { ComparedUpdate } from "@/lib/updates/queries/compare-updates";
import { percentOf } from "@/lib/updates/report";
import { percentWords, shareWords } from "./range-words";
import { kindWords } from "./report-words";

const { number, dateTime } = formatter("en");
const day = (at: Date) => dateTime(at, { dateStyle: "medium" });

type Total = NonNullable<ComparedUpdate["total"]>;

/** How many have it: what came back does not count, what was reported as unwanted does. */
const have = ({ sent, complained }: Pick<Total, "sent" | "complained">): number => sent + complained;
/** How many the mail servers were asked to take. */
const handedOver = ({ sent, bounced, complained, failed, uncertain }: Total): number =>
  sent + bounced + complained + failed + uncertain;

const heads = ["Was for", "Have it", "Refused", "Came back", "Unwanted", "Unsubscribed", "Followed a link"];

type ReportComparisonProps = { here: ComparedUpdate; earlier: readonly ComparedUpdate[] };

/** This update beside those before it, in rates, each with what it is a rate of. */
export function ReportComparison({ here, earlier }: ReportComparisonProps) {
  return (
    <section aria-labelledby="beside" className="report-part">
      <h2 id="beside">Beside earlier ones</h2>
      {earlier.length === 0 ? (
        <p className="max-w-measure">This is the first. The next ones will stand beside it here.</p>
      ) : (
        <>
          <p className="mb-4 max-w-measure text-quiet">
            Refused and came back: of those whose mail server was asked. The others: of those who have it.
            Rates of a few hundred people move by chance; updates to different people are different things.
          </p>
          <StaffTable
            caption="This update beside earlier ones"
            heads={["Update", ...heads.map((figures) => ({ figures }))]}
          >
            {[here, ...earlier].map((line) => (
              <tr key={line.id} aria-current={line === here ? "true" : undefined}>
                <td className="min-w-52">
                  {line === here ? (
                    <b>{line.subject || "Without a subject"}</b>
                  ) : (
                    <a href={`/staff/updates/${line.id}/report`}>{line.subject || "Without a subject"}</a>
                  )}
                  <span className="block text-note text-quiet">
                    {kindWords[line.kind]}, {day(line.beganAt)}
                  </span>
                </td>
                {line.total ? (
                  <Numbers total={line.total} />
                ) : (
                  <td colSpan={heads.length}>Not counted yet: within minutes.</td>
                )}
              </tr>
            ))}
          </StaffTable>
        </>
      )}
    </section>
  );
}

function Numbers({ total }: { total: Total }) {
  const { recipients, failed, bounced, complained, unsubscribed, least, most } = total;
  const [asked, got] = [handedOver(total), have(total)];
  const rates = [
    [failed, asked],
    [bounced, asked],
    [complained, got],
    [unsubscribed, got],
  ] as const;
  return (
    <>
      <td className="number">{number(recipients)}</td>
      <td className="number">{number(got)}</td>
      {rates.map(([part, whole], place) => (
        <td key={place} className="number">
          {percentWords(percentOf(part, whole))}
        </td>
      ))}
      <td className="number">
        {least === null || most === null ? "not counted" : shareWords(least, got, " ", most).trim() || "–"}
      </td>
    </>
  );
}
