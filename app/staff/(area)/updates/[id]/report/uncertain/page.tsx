import type { Metadata } from "next";
import { notFound } from "next/navigation";
import "@/components/updates/report.css";
import { StaffHead } from "@/components/staff/staff-head";
import { Told } from "@/components/staff/told";
import { people } from "@/components/updates/audience-words";
import { UncertainList } from "@/components/updates/uncertain-list";
import { requireStaff } from "@/lib/auth/viewer";
import { can } from "@/lib/members/policy";
import { getUpdateTitle } from "@/lib/updates/queries/get-update-title";
import { listUncertain } from "@/lib/updates/queries/list-uncertain";
import { settleUncertainAction } from "../actions";

export const metadata: Metadata = { title: "Uncertain deliveries" };

const told: Record<string, string> = {
  arrived: "Noted: it arrived.",
  leave: "Noted: nobody can tell. It stays here as uncertain.",
  "send-again": "Noted: it did not arrive. It is sent again now.",
  "not-found": "That delivery is no longer here.",
  "not-uncertain": "Somebody had decided about that one before, or an answer came after all.",
  stopped: "It was not sent again: the send was stopped, and stays so.",
};

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function UncertainPage({ params, searchParams }: Props) {
  const viewer = await requireStaff("manage-members");
  const [{ id }, { done }] = await Promise.all([params, searchParams]);
  const title = (await getUpdateTitle(id)) ?? notFound();
  const { lines, total } = await listUncertain(viewer, id);
  return (
    <>
      <p className="report-crumb">
        <a href={`/staff/updates/${id}/report`}>Report: {title || "an update without a subject"}</a>
      </p>
      <StaffHead title={total === 0 ? "Nothing is uncertain" : `${people(total)}: did it arrive?`} />
      <Told done={done} words={told} />
      {total === 0 ? (
        <p className="max-w-measure">
          When the connection or the program breaks at the one moment between handing a mail over and hearing
          whether it was taken, nobody here can know. Such mails would stand on this page.
        </p>
      ) : (
        <>
          <div className="mb-8 grid max-w-measure gap-4">
            <p>
              Each of these was handed to the mail server whole, and then the connection or the program broke
              before the answer came. Most such mails arrived. Because nobody is ever written to twice, none
              is sent again by itself.
            </p>
            <p>
              Your mail server knows: look for the Message-ID in its log. If it stands there as accepted, it
              arrived. If it does not stand there at all, it did not. If you cannot find out, leave it: that
              is a decision too.
            </p>
          </div>
          <UncertainList
            id={id}
            lines={lines}
            {...(can(viewer, "send-updates") && { decide: settleUncertainAction })}
          />
          {total > lines.length ? (
            <p className="mt-4 text-quiet">
              The first {lines.length} are shown. The next come as you decide.
            </p>
          ) : null}
        </>
      )}
    </>
  );
}
