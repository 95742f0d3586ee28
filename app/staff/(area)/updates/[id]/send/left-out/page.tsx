import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { StaffHead } from "@/components/staff/staff-head";
import { NextPage, StaffTable } from "@/components/staff/staff-table";
import { leftOutNames } from "@/components/updates/audience-words";
import { requireStaff } from "@/lib/auth/viewer";
import { titleOf } from "@/lib/updates/queries/content-of";
import { getSendPlan } from "@/lib/updates/queries/get-send-plan";
import { leftOutListSchema, listLeftOut } from "@/lib/updates/queries/list-left-out";

export const metadata: Metadata = { title: "Who gets an update, and who does not" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function LeftOutPage({ params, searchParams }: Props) {
  const viewer = await requireStaff("manage-members");
  const { id } = await params;
  const query = leftOutListSchema.parse(await searchParams);
  const plan = (await getSendPlan(id)) ?? notFound();
  const update = { kind: plan.kind, segmentId: plan.segment?.id ?? null };
  const { people, next } = await listLeftOut(viewer, update, query);
  const here = `/staff/updates/${id}/send/left-out?reason=${query.reason}`;
  const title =
    query.reason === "gets-it"
      ? "Who gets it"
      : `Who does not get it: ${leftOutNames(plan.kind)[query.reason]}`;
  return (
    <>
      <StaffHead
        title={title}
        summary={`“${titleOf(plan.content)}”, as it stands now. Whoever changes their mind before it goes out is judged again then.`}
      >
        <a href={`/staff/updates/${id}/send`}>Back to sending</a>
      </StaffHead>
      {people.length === 0 ? (
        <p>Nobody stands here now.</p>
      ) : (
        <StaffTable caption={title} heads={["Name", "Address"]}>
          {people.map((person) => (
            <tr key={person.id}>
              <td className="font-bold">
                <a href={`/staff/members/${person.id}`}>{person.name || "No name"}</a>
              </td>
              <td className="[overflow-wrap:anywhere]">{person.email}</td>
            </tr>
          ))}
        </StaffTable>
      )}
      <NextPage href={next && `${here}&after=${next}`} onward={query.after !== undefined} first={here} />
    </>
  );
}
