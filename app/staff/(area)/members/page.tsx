import type { Metadata } from "next";
import { ListKeys } from "@/components/staff/members/list-keys";
import { MemberFilters } from "@/components/staff/members/member-filters";
import { PeopleForm } from "@/components/staff/members/people-form";
import { PeopleTable } from "@/components/staff/members/people-table";
import { SavedViews } from "@/components/staff/members/saved-views";
import { StaffHead } from "@/components/staff/staff-head";
import { NextPage } from "@/components/staff/staff-table";
import { Told } from "@/components/staff/told";
import { requireStaff } from "@/lib/auth/viewer";
import { listParams, memberListSchema, usualColumns, whoParams } from "@/lib/members/member-list";
import { listPeople } from "@/lib/members/queries/list-people";
import { listViews } from "@/lib/members/queries/list-views";
import { formatter } from "@/lib/platform/i18n";
import { forgetViewAction, keepViewAction } from "./actions";
import { countyNames, filterData } from "./filter-data";

export const metadata: Metadata = { title: "Members" };

const { number } = formatter("en");

const told: Record<string, string> = {
  kept: "The view is kept. Only you see it.",
  forgotten: "The view is forgotten. The people in it are as they were.",
  "name-missing": "Nothing was kept: a view needs a name.",
  "too-many": "Nothing was kept: you have 30 views, and more are hard to find again. Forget one first.",
  "too-long": "Nothing was kept: these are too many filters for one view. A segment holds more.",
};

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function MembersPage({ searchParams }: Props) {
  const viewer = await requireStaff("manage-members");
  const asked = await searchParams;
  const query = memberListSchema.parse(asked);
  const [page, data, views] = await Promise.all([
    listPeople(viewer, query),
    filterData(viewer),
    listViews(viewer, "members"),
  ]);
  const columns = query.columns.length > 0 ? query.columns : usualColumns;
  const who = whoParams(query).toString();
  const kept = listParams(query, { after: undefined }).toString();
  const address = (after?: string) => `/staff/members?${listParams(query, { after })}`;
  return (
    <>
      <StaffHead title="Members" />
      <Told done={asked["done"]} words={told} />
      <MemberFilters query={query} columns={columns} data={data}>
        <div className="people-sum">
          <p role="status" className="people-count">
            {page.more ? "More than " : null}
            <b>{number(page.total)}</b> {page.total === 1 ? "person" : "people"}
            {who === "" ? " in all" : page.total === 1 ? " fits" : " fit"}
          </p>
          {who === "" ? null : (
            <>
              <a href="/staff/members">Show everyone</a>
              <a href={`/staff/members/segments/new?${who}`}>Keep as a segment</a>
            </>
          )}
          <ListKeys />
          <SavedViews views={views} query={kept} keep={keepViewAction} forget={forgetViewAction} />
        </div>
        {page.near ? (
          <p className="people-near">
            Nobody has “{query.q}” just so. These have words like it, or part of it.
          </p>
        ) : null}
        {page.lines.length > 0 ? (
          <PeopleForm
            // Another page has other boxes, none of them ticked.
            key={listParams(query).toString()}
            onPage={page.lines.length}
            total={page.more ? null : page.total}
            who={who}
          >
            <PeopleTable lines={page.lines} columns={columns} counties={countyNames} ticks />
          </PeopleForm>
        ) : (
          <p className="max-w-measure">
            {who === ""
              ? "Nobody has joined yet. People stand here once they have confirmed by mail, or when you import a list."
              : "Nobody fits all of this. Take a filter away, or search for less: the beginning of a name is enough."}
          </p>
        )}
        <NextPage
          href={page.next && address(page.next)}
          onward={query.after !== undefined}
          first={address()}
        />
      </MemberFilters>
    </>
  );
}
