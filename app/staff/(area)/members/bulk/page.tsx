import type { Metadata } from "next";
import { BulkConfirm, BulkForm, tellWhom } from "@/components/staff/bulk/bulk-form";
import { people, tellAct } from "@/components/staff/bulk/bulk-words";
import { StaffHead } from "@/components/staff/staff-head";
import { Told } from "@/components/staff/told";
import { requireStaff } from "@/lib/auth/viewer";
import { countBulk } from "@/lib/members/queries/count-bulk";
import { countPeople } from "@/lib/members/queries/count-people";
import { listBulks } from "@/lib/members/queries/get-bulk";
import { listTags } from "@/lib/members/queries/list-tags";
import { formatter } from "@/lib/platform/i18n";
import { uuid7 } from "@/lib/platform/uuid";
import "@/components/staff/bulk/bulk.css";
import { beginBulkAction } from "./actions";
import { askedOf, readAct, targetOf, whomOf, type Params } from "./target";

export const metadata: Metadata = { title: "For many people at once" };

const told: Record<string, string> = {
  unknown: "That could not be read, so nothing was changed. Choose the people again.",
  nobody: "Nobody would change any more, so nothing was done.",
};
const states = { running: "under way", done: "done", undoing: "being undone", undone: "undone" } as const;
const { dateTime } = formatter("en");

export default async function BulkPage({ searchParams }: { searchParams: Promise<Params> }) {
  const viewer = await requireStaff("manage-members");
  const params = await searchParams;
  const target = await targetOf(viewer, params);
  const asked = askedOf(params);
  const read = asked.action ? readAct(asked) : null;
  const act = read && "act" in read ? read.act : null;
  const [tags, lately, count, numbers] = await Promise.all([
    listTags(viewer),
    listBulks(viewer, new Date()),
    target ? ("ids" in target ? target.ids.length : countPeople(target.filter)) : 0,
    target && act ? countBulk(viewer, act, target) : null,
  ]);
  const whom = whomOf(params);
  return (
    <>
      <StaffHead
        title="For many people at once"
        summary={
          target
            ? tellWhom(count, "ids" in target)
            : "Tick people in the list of members, or choose all that fit its filters, and come here with them."
        }
      >
        <a href="/staff/members">The list of members</a>
      </StaffHead>
      <Told done={params["done"]} words={told} />
      {target && count > 0 ? (
        <BulkForm
          whom={whom}
          asked={asked}
          tags={tags}
          error={read && "error" in read ? read.error : undefined}
        />
      ) : null}
      {target && count === 0 ? <p>Nobody fits, so there is nothing to do.</p> : null}
      {act && numbers ? (
        <BulkConfirm
          id={uuid7()}
          whom={whom}
          act={act}
          asked={asked}
          numbers={numbers}
          begin={beginBulkAction}
        />
      ) : null}
      {lately.length > 0 ? (
        <section className="mt-12" aria-labelledby="lately">
          <h2 id="lately" className="mb-4 text-small-head font-black">
            Done lately
          </h2>
          <ul className="grid gap-3">
            {lately.map((bulk) => (
              <li key={bulk.id}>
                <a href={`/staff/members/bulk/${bulk.id}`}>{tellAct(bulk.act, bulk.total)}</a>:{" "}
                {states[bulk.status]}
                {bulk.status === "running" ? `, ${people(bulk.done)} so far` : ""}
                <span className="text-note text-quiet">
                  {" "}
                  {dateTime(bulk.at, { dateStyle: "medium", timeStyle: "short" })}
                  {bulk.by ? `, ${bulk.by}` : ""}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
