import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { StaffHead } from "@/components/staff/staff-head";
import { Told } from "@/components/staff/told";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { VersionDifference, VersionList } from "@/components/updates/version-list";
import { requireStaff } from "@/lib/auth/viewer";
import { titleOf } from "@/lib/updates/queries/content-of";
import { getDraft } from "@/lib/updates/queries/get-draft";
import { getVersion, getVersionBefore, listVersions } from "@/lib/updates/queries/get-version";
import { material } from "../../material";
import { restoreVersionAction } from "./actions";

export const metadata: Metadata = { title: "Versions of an update" };

const told: Record<string, string> = {
  "changed-elsewhere":
    "Nothing was changed: somebody saved the update since you looked. This is how it stands now.",
  "not-found": "Nothing was changed: that version is no longer here.",
  submitted: "Nothing was changed: the update is handed in. Take it back first.",
  "already-sent": "Nothing was changed: the update was approved, so its words stay as they are.",
};

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function VersionsPage({ params, searchParams }: Props) {
  await requireStaff("write-updates");
  const [{ id }, asked] = await Promise.all([params, searchParams]);
  const update = (await getDraft(id)) ?? notFound();
  const { lines, more } = await listVersions(id);
  const wanted = Number(asked["version"]) || lines[0]?.revision || 0;
  const [shown, before, found] = await Promise.all([
    getVersion(id, wanted),
    getVersionBefore(id, wanted),
    material(),
  ]);
  const title = titleOf(update.draft) || "An update without a subject";
  return (
    <>
      <StaffHead
        title="Versions"
        summary={`“${title}”, as it was after each save. Nothing in here gets lost.`}
      >
        <ButtonLink look="quiet" href={`/staff/updates/${id}`}>
          {update.status === "draft" ? "Back to writing" : "Back to the update"}
        </ButtonLink>
      </StaffHead>
      <Told done={asked["done"]} words={told} wrong />
      {lines.length === 0 ? (
        <Notice title="One version so far">
          <p className="mt-2 max-w-measure">
            Each save makes a version: what you type by yourself in ten minutes is one, and what somebody else
            saves is another. They stand here with what changed, and you can go back to each.
          </p>
        </Notice>
      ) : (
        <div className="versions">
          <VersionList id={id} lines={lines} more={more} shown={shown?.revision ?? null} />
          {shown ? (
            <VersionDifference
              {...{ id, shown, before, material: found, revision: update.revision }}
              latest={lines[0]?.revision === shown.revision}
              editable={update.status === "draft"}
              restore={restoreVersionAction}
            />
          ) : (
            <p>That version is no longer here.</p>
          )}
        </div>
      )}
    </>
  );
}
