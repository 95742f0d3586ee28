import type { Metadata } from "next";
import { StaffHead } from "@/components/staff/staff-head";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { UpdateList } from "@/components/updates/update-list";
import { requireStaff } from "@/lib/auth/viewer";
import { listUpdates } from "@/lib/updates/queries/list-updates";

export const metadata: Metadata = { title: "Updates" };

const told: Record<string, string> = {
  deleted: "The draft is gone.",
  "already-sent": "That update has been sent, so it stays.",
  "not-found": "That update is no longer here.",
};

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function UpdatesPage({ searchParams }: Props) {
  await requireStaff("write-updates");
  const [updates, { done }] = await Promise.all([listUpdates(), searchParams]);
  const words = typeof done === "string" ? told[done] : undefined;
  return (
    <>
      <StaffHead title="Updates" summary="Mail to the members, in both languages, and a page of the site.">
        <ButtonLink href="/staff/updates/new">Write an update</ButtonLink>
      </StaffHead>
      {words ? (
        <div className="mb-8" role="status">
          <Notice>{words}</Notice>
        </div>
      ) : null}
      {updates.length > 0 ? (
        <UpdateList updates={updates} />
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
