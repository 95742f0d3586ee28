import type { Metadata } from "next";
import { Select } from "@/components/forms/field";
import { NameUseTable } from "@/components/staff/organizations/name-use-table";
import { StaffHead } from "@/components/staff/staff-head";
import { requireStaff } from "@/lib/auth/viewer";
import { listNameUses, listNameUseTitles } from "@/lib/members/queries/list-name-uses";

export const metadata: Metadata = { title: "Use of names" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function NameUsesPage({ searchParams }: Props) {
  const viewer = await requireStaff("manage-members");
  const { title } = await searchParams;
  const chosen = typeof title === "string" && title ? title.slice(0, 200) : undefined;
  const [lines, titles] = await Promise.all([
    listNameUses(viewer, { title: chosen }),
    listNameUseTitles(viewer),
  ]);
  const count = (agreed: boolean | null) => lines.filter((line) => line.agreed === agreed).length;
  const table = `/staff/organizations/name-uses/table${chosen ? `?title=${encodeURIComponent(chosen)}` : ""}`;
  return (
    <>
      <StaffHead
        title="Use of names"
        summary="What organizations were asked, and what they said. A name stands under something only after a yes to that very thing; no answer is a no."
      >
        {lines.length > 0 ? <a href={table}>Save the table as CSV</a> : null}
      </StaffHead>
      {titles.length > 0 ? (
        <form className="filters">
          <Select
            name="title"
            label="Under what"
            options={titles.map((each) => ({ value: each.title, label: `${each.title} (${each.count})` }))}
            empty="Everything"
            defaultValue={chosen ?? ""}
          />
          <button className="button">Show</button>
        </form>
      ) : null}
      {lines.length > 0 ? (
        <>
          <p className="mb-4 font-bold">
            {count(true)} yes, {count(false)} no, {count(null)} without an answer
          </p>
          <NameUseTable lines={lines} />
        </>
      ) : (
        <p>
          Nobody has been asked yet. Open an organization&apos;s record and ask there: it gets a mail, and its
          answer stands here.
        </p>
      )}
    </>
  );
}
