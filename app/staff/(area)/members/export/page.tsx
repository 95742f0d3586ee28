import type { Metadata } from "next";
import "@/components/staff/imports.css";
import { ExportForm } from "@/components/staff/export-form";
import { StaffHead } from "@/components/staff/staff-head";
import { ButtonLink } from "@/components/ui/button";
import { requireStaff } from "@/lib/auth/viewer";
import { personColumnNames, personColumns, usualPersonColumns } from "@/lib/members/export-columns";
import { memberListSchema, whoParams } from "@/lib/members/member-list";
import { countPeople } from "@/lib/members/queries/count-people";
import { listSegments } from "@/lib/members/queries/list-segments";
import { memberListFilter } from "@/lib/members/queries/member-list-filter";

export const metadata: Metadata = { title: "Export" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ExportPage({ searchParams }: Props) {
  const viewer = await requireStaff("manage-members");
  const asked = await searchParams;
  const query = memberListSchema.parse(asked);
  const who = [...whoParams(query)];
  const [segments, total] = await Promise.all([
    listSegments(viewer),
    memberListFilter(viewer, asked).then((filter) => countPeople(filter)),
  ]);
  return (
    <>
      <StaffHead
        title="Export"
        summary="A CSV file for your spreadsheet or another program. It begins to arrive at once, however long it is."
      />
      <ExportForm
        key={total}
        total={total}
        who={who}
        narrowed={who.some(([name]) => name !== "segment")}
        segment={query.segment ?? ""}
        segments={segments.map(({ id, name }) => ({ value: id, label: name }))}
        columns={personColumnNames.map((name) => ({
          name,
          head: personColumns[name].head,
          usual: usualPersonColumns.includes(name),
        }))}
      />
      <section aria-labelledby="organizations" className="export-organizations">
        <h2 id="organizations" className="text-small-head font-black">
          Organizations
        </h2>
        <p className="max-w-measure text-quiet">
          All that stand here, with their websites, places, coalitions and the people who act for them.
        </p>
        <ButtonLink look="quiet" href="/staff/members/export/organizations?excel=yes" download>
          Download the organizations
        </ButtonLink>
      </section>
    </>
  );
}
