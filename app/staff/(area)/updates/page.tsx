import type { Metadata } from "next";
import { StaffHead } from "@/components/staff/staff-head";
import { Told } from "@/components/staff/told";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageLinks, UpdateFilters, UpdateList } from "@/components/updates/update-list";
import { UpdatesNav } from "@/components/updates/updates-nav";
import { requireStaff } from "@/lib/auth/viewer";
import { can } from "@/lib/members/policy";
import { listUpdates } from "@/lib/updates/queries/list-updates";
import { updateListSchema } from "@/lib/updates/schema";

export const metadata: Metadata = { title: "Updates" };

const told: Record<string, string> = {
  deleted: "The draft is gone, with all its versions.",
  "already-sent": "That update is no draft any more, so it stays.",
  "not-found": "That update is no longer here.",
};

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function UpdatesPage({ searchParams }: Props) {
  const viewer = await requireStaff("write-updates");
  const asked = await searchParams;
  const query = updateListSchema.parse(asked);
  const { lines, total, pages } = await listUpdates(query);
  const { page, ...filter } = query;
  const chosen = Object.entries(filter).flatMap(([name, value]) => (value ? [[name, value]] : []));
  const address = (to: number) =>
    `/staff/updates?${new URLSearchParams([...chosen, ...(to > 1 ? [["page", String(to)]] : [])])}`;
  const narrowed = chosen.length > 0 || page > 1;
  return (
    <>
      <StaffHead title="Updates" summary="Mail to the members, in both languages, and a page of the site.">
        <ButtonLink href="/staff/updates/new">Write an update</ButtonLink>
      </StaffHead>
      <UpdatesNav settings={can(viewer, "change-settings")} />
      <Told done={asked["done"]} words={told} />
      {lines.length > 0 || narrowed ? <UpdateFilters query={query} /> : null}
      {lines.length > 0 ? (
        <>
          <p className="mb-3">{total === 1 ? "1 update" : `${total} updates`}</p>
          <UpdateList updates={lines} />
          <PageLinks page={page} pages={pages} address={address} />
        </>
      ) : narrowed ? (
        <p>No update fits that. Take something away, or show all.</p>
      ) : (
        <Notice title="Nothing has been written yet">
          <p className="mt-2 max-w-measure">
            Updates stand here, from the first draft to the last delivery. Write one, look at it as mail, send
            yourself a test, and send it when you are sure: you will be told the number of people first.
          </p>
        </Notice>
      )}
    </>
  );
}
