import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { StaffHead } from "@/components/staff/staff-head";
import { type Said, Told } from "@/components/staff/told";
import { Button, ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { DraftActs } from "@/components/updates/draft-acts";
import { UpdateEditor } from "@/components/updates/update-editor";
import { UpdateSteps } from "@/components/updates/update-steps";
import { requireStaff } from "@/lib/auth/viewer";
import { titleOf } from "@/lib/updates/queries/content-of";
import { findObstacles } from "@/lib/updates/queries/find-obstacles";
import { getDraft } from "@/lib/updates/queries/get-draft";
import {
  deleteUpdateAction,
  duplicateUpdateAction,
  keepTemplateAction,
  saveUpdateAction,
  takeBackAction,
} from "../actions";
import { material } from "../material";

export const metadata: Metadata = { title: "Write an update" };

const told: Record<string, Said> = {
  duplicated: "This is a draft of its own with the same words. Nobody is chosen to get it yet.",
  begun: "A new draft with the template’s words. The template stays as it is.",
  restored: "The earlier words stand again, as a new version. Those in between are kept too.",
  "taken-back": "It is a draft again. Hand it in once more when you are done.",
  "name-missing": { words: "No template was kept: give it a name.", wrong: true },
  "name-taken": {
    words: "No template was kept: there is one of that name. Choose another name.",
    wrong: true,
  },
};

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function EditUpdatePage({ params, searchParams }: Props) {
  await requireStaff("write-updates");
  const [{ id }, { done }] = await Promise.all([params, searchParams]);
  const update = (await getDraft(id)) ?? notFound();
  const { status, draft, revision, behind, saved, versions } = update;
  if (status === "scheduled") redirect(`/staff/updates/${id}/send`);
  if (status !== "draft" && status !== "submitted") redirect(`/staff/updates/${id}/progress`);
  const title = titleOf(draft) || "An update without a subject";
  return (
    <>
      <StaffHead title={title}>
        <ButtonLink look="quiet" href={`/staff/updates/${id}/versions`}>
          {versions === 1 ? "1 version" : `${versions} versions`}
        </ButtonLink>
      </StaffHead>
      <Told done={done} words={told} />
      {status === "submitted" ? (
        <>
          <UpdateSteps id={id} status={status} current="write" />
          <Notice title="Handed in: somebody else decides">
            <p className="mt-2 max-w-measure">
              While they read it, its words stay as they are. If you want to change something, take it back:
              it becomes a draft again, and you hand it in anew.
            </p>
            <form action={takeBackAction} className="mt-4">
              <input type="hidden" name="id" value={id} />
              <Button look="quiet">Take it back to change it</Button>
            </form>
          </Notice>
        </>
      ) : (
        <UpdateEditor
          key={id}
          material={await material()}
          initial={{
            outcome: done === "saved" ? "saved" : "unchanged",
            ...{ id, draft, revision, behind, savedAt: saved.at.toISOString() },
            ...{ obstacles: findObstacles({ en: draft.en, es: draft.es }), errors: [] },
          }}
          save={saveUpdateAction}
        />
      )}
      <DraftActs
        id={id}
        versions={versions}
        deletable={status === "draft"}
        keepTemplate={keepTemplateAction}
        duplicate={duplicateUpdateAction}
        remove={deleteUpdateAction}
      />
    </>
  );
}
