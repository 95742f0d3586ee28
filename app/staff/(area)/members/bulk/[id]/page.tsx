import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { BulkProgressView } from "@/components/staff/bulk/bulk-progress";
import { people, tellAct } from "@/components/staff/bulk/bulk-words";
import { StaffHead } from "@/components/staff/staff-head";
import { Told } from "@/components/staff/told";
import { Button } from "@/components/ui/button";
import { requireStaff } from "@/lib/auth/viewer";
import { getBulk } from "@/lib/members/queries/get-bulk";
import { formatter } from "@/lib/platform/i18n";
import { undoBulkAction } from "../actions";

export const metadata: Metadata = { title: "For many people at once" };

const { dateTime } = formatter("en");
const told: Record<string, string> = {
  "too-late": "That was more than a week ago: what it takes to undo it is deleted.",
  "not-done": "It is still under way. Undo it when it is done.",
  unknown: "That cannot be undone.",
};

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function BulkProgressPage({ params, searchParams }: Props) {
  const viewer = await requireStaff("manage-members");
  const [{ id }, { done: outcome }] = await Promise.all([params, searchParams]);
  const bulk = z.uuid().safeParse(id).success ? await getBulk(viewer, id, new Date()) : null;
  if (!bulk) notFound();
  const { act, status, total, done, at, by, undoUntil } = bulk;
  return (
    <>
      <StaffHead
        title={tellAct(act, total)}
        summary={`Begun ${dateTime(at, { dateStyle: "long", timeStyle: "short" })}${by ? ` by ${by}` : ""}.`}
      >
        <a href="/staff/members/bulk">All of them</a>
      </StaffHead>
      <Told done={outcome} words={told} />
      <BulkProgressView key={status} id={id} initial={{ status, total, done }} />
      {undoUntil ? (
        <form action={undoBulkAction} className="mt-8">
          <input type="hidden" name="id" value={id} />
          <Button look="quiet">Undo it for {people(total)}</Button>
          <p className="mt-2 max-w-measure text-note text-quiet">
            Until {dateTime(undoUntil, { dateStyle: "long", timeStyle: "short" })}. Whoever was changed since
            by somebody else stays as they are now.
          </p>
        </form>
      ) : null}
    </>
  );
}
