import type { Metadata } from "next";
import { notFound } from "next/navigation";
import "@/components/updates/report.css";
import { Field, Select } from "@/components/forms/field";
import { StaffHead } from "@/components/staff/staff-head";
import { NextPage } from "@/components/staff/staff-table";
import { Button, ButtonLink } from "@/components/ui/button";
import { people } from "@/components/updates/audience-words";
import { DeliveryList } from "@/components/updates/delivery-list";
import { rowWords, whyWords } from "@/components/updates/report-words";
import { requireStaff } from "@/lib/auth/viewer";
import { getUpdateTitle } from "@/lib/updates/queries/get-update-title";
import { listDeliveries } from "@/lib/updates/queries/list-deliveries";
import { reportListSchema, reportParams, reportRows } from "@/lib/updates/report";

export const metadata: Metadata = { title: "People of a report" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ReportPeoplePage({ params, searchParams }: Props) {
  const viewer = await requireStaff("manage-members");
  const [{ id }, asked] = await Promise.all([params, searchParams]);
  const query = reportListSchema.parse(asked);
  const title = (await getUpdateTitle(id)) ?? notFound();
  const { lines, total, more, next } = await listDeliveries(viewer, id, query);
  const { row, why, q, after } = query;
  const [name, meaning] = rowWords[row];
  const home = `/staff/updates/${id}/report`;
  const address = (more: Partial<typeof query>) => {
    const text = reportParams({ row, why, q, ...more });
    return `${home}/people${text ? `?${text}` : ""}`;
  };
  const file = reportParams({ row, why });
  return (
    <>
      <p className="report-crumb">
        <a href={home}>Report: {title || "an update without a subject"}</a>
      </p>
      <StaffHead title={why ? whyWords(row, why) : name} summary={why ? name : meaning}>
        {total > 0 && q === "" ? (
          <ButtonLink look="quiet" href={`${home}/file?${file ? `${file}&` : ""}excel=yes`} download>
            Download {people(total)}
          </ButtonLink>
        ) : null}
      </StaffHead>
      <form method="get" className="filters">
        {why ? <input type="hidden" name="why" value={why} /> : null}
        <Field name="q" label="Find" type="search" defaultValue={q} />
        {why ? (
          <input type="hidden" name="row" value={row} />
        ) : (
          <Select
            name="row"
            label="Among"
            defaultValue={row}
            options={reportRows.map((value) => ({
              value,
              label: value === "all" ? "Everyone it was for" : rowWords[value][0],
            }))}
          />
        )}
        <Button look="quiet">Show</Button>
      </form>
      <p className="mb-4 font-bold tabular-nums" role="status">
        {people(total)}
      </p>
      {more ? (
        <p className="mb-4 max-w-measure">
          So many people have that in their names or addresses that there may be others among these. Type more
          of it.
        </p>
      ) : null}
      {lines.length > 0 ? (
        <DeliveryList lines={lines} />
      ) : (
        <p className="max-w-measure">
          {q
            ? "Nobody among them is found by that. The beginning of a name or an address is enough."
            : "Nobody: that is good news, or it has not happened yet."}
        </p>
      )}
      <NextPage
        href={next && address({ after: next })}
        onward={after !== ""}
        first={address({ after: "" })}
      />
    </>
  );
}
