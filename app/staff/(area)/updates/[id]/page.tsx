import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { StaffHead } from "@/components/staff/staff-head";
import { Button, ButtonLink } from "@/components/ui/button";
import { UpdateEditor } from "@/components/updates/update-editor";
import { requireStaff } from "@/lib/auth/viewer";
import { getUpdate } from "@/lib/updates/queries/get-update";
import { deleteUpdateAction, saveUpdateAction } from "../actions";

export const metadata: Metadata = { title: "Edit an update" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function EditUpdatePage({ params, searchParams }: Props) {
  await requireStaff("write-updates");
  const [{ id }, { done }] = await Promise.all([params, searchParams]);
  const update = (await getUpdate(id)) ?? notFound();
  if (update.status !== "draft") redirect(`/staff/updates/${id}/progress`);
  const { content, revision, obstacles } = update;
  return (
    <>
      <StaffHead title={content.en.subject || content.es.subject || "An update without a subject"}>
        <ButtonLink look="quiet" href={`/staff/updates/${id}/preview`}>
          How it will look
        </ButtonLink>
      </StaffHead>
      <UpdateEditor
        id={id}
        initial={{
          outcome: done === "saved" ? "saved" : "unchanged",
          content,
          revision,
          obstacles,
          errors: [],
        }}
        save={saveUpdateAction}
      />
      <details className="mt-12">
        <summary>Delete this draft</summary>
        <form action={deleteUpdateAction} className="mt-4">
          <input type="hidden" name="id" value={id} />
          <Button look="danger" small>
            Delete it for good
          </Button>
        </form>
      </details>
    </>
  );
}
