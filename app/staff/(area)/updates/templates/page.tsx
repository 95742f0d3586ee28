import type { Metadata } from "next";
import { StaffHead } from "@/components/staff/staff-head";
import { type Said, Told } from "@/components/staff/told";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TemplateList } from "@/components/updates/template-list";
import { UpdatesNav } from "@/components/updates/updates-nav";
import { requireStaff } from "@/lib/auth/viewer";
import { can } from "@/lib/members/policy";
import { listTemplates } from "@/lib/updates/queries/list-templates";
import { beginFromTemplateAction } from "../actions";
import { deleteTemplateAction, renameTemplateAction } from "./actions";

export const metadata: Metadata = { title: "Templates" };

const told: Record<string, Said> = {
  kept: "The template is kept. Everyone who writes can begin from it.",
  renamed: "The template has its new name.",
  deleted: "The template is gone. Updates that were begun from it keep their words.",
  "name-missing": { words: "Nothing was changed: a template needs a name.", wrong: true },
  "name-taken": { words: "Nothing was changed: another template has that name.", wrong: true },
  "not-found": { words: "That template is no longer here.", wrong: true },
};

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function TemplatesPage({ searchParams }: Props) {
  const viewer = await requireStaff("write-updates");
  const [templates, { done }] = await Promise.all([listTemplates(), searchParams]);
  return (
    <>
      <StaffHead
        title="Templates"
        summary="Words to begin an update from. What is begun is a draft of its own: nothing in here changes by it."
      >
        <ButtonLink look="quiet" href="/staff/updates/new">
          Begin with empty fields
        </ButtonLink>
      </StaffHead>
      <UpdatesNav settings={can(viewer, "change-settings")} />
      <Told done={done} words={told} />
      {templates.length > 0 ? (
        <TemplateList
          templates={templates}
          begin={beginFromTemplateAction}
          rename={renameTemplateAction}
          remove={deleteTemplateAction}
        />
      ) : (
        <Notice title="There is no template">
          <p className="mt-2 max-w-measure">
            Open an update whose shape you use again and again, and choose “Keep it as a template” below its
            fields.
          </p>
        </Notice>
      )}
    </>
  );
}
