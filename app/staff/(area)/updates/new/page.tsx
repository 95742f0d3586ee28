import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { StaffHead } from "@/components/staff/staff-head";
import { BeginFrom } from "@/components/updates/begin-from";
import { UpdateEditor } from "@/components/updates/update-editor";
import { requireStaff } from "@/lib/auth/viewer";
import { listTemplates } from "@/lib/updates/queries/list-templates";
import { emptyContent, emptySettings } from "@/lib/updates/schema";
import { beginFromTemplateAction, saveUpdateAction } from "../actions";
import { material } from "../material";

export const metadata: Metadata = { title: "Write an update" };

export default async function NewUpdatePage() {
  await requireStaff("write-updates");
  const [found, templates] = await Promise.all([material(), listTemplates()]);
  return (
    <>
      <StaffHead
        title="Write an update"
        summary="It is saved as you type, and nothing is sent from this page: first you see how it will look."
      />
      <BeginFrom templates={templates} begin={beginFromTemplateAction} />
      <UpdateEditor
        newId={randomUUID()}
        material={found}
        initial={{
          ...{ outcome: "unchanged", id: null, revision: 1, behind: false, savedAt: null },
          draft: { ...emptyContent, ...emptySettings },
          ...{ obstacles: [], errors: [] },
        }}
        save={saveUpdateAction}
      />
    </>
  );
}
