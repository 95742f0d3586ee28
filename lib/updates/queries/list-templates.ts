import { listStaffNames } from "@/lib/members/queries/list-staff-names";
import { db } from "@/lib/platform/db";
import type { Locale } from "@/lib/platform/i18n";
import { translatedLocales, updateContentSchema, type UpdateContent, type WrittenKind } from "../schema";
import { isId, titleOf } from "./content-of";

export type TemplateLine = {
  id: string;
  name: string;
  kind: WrittenKind;
  subject: string;
  locales: Locale[];
  /** Who kept it; "" for one that came with the site or whose author is gone. */
  by: string;
  at: Date;
};

const select = {
  ...{ id: true, name: true, kind: true, content: true, createdById: true, createdAt: true },
} as const;

/** All templates by name. */
export async function listTemplates(): Promise<TemplateLine[]> {
  const rows = await db.updateTemplate.findMany({ orderBy: { name: "asc" }, select });
  const names = await listStaffNames(rows.map(({ createdById }) => createdById));
  return rows.flatMap((row) => {
    const content = updateContentSchema.safeParse(row.content);
    if (!content.success) return [];
    return {
      ...{ id: row.id, name: row.name, kind: row.kind === "digest" ? ("update" as const) : row.kind },
      subject: titleOf(content.data),
      locales: translatedLocales(content.data),
      by: names.get(row.createdById ?? "") ?? "",
      at: row.createdAt,
    };
  });
}

/** The words and the kind of a template; null: it is not there any more. */
export async function getTemplate(
  id: string,
): Promise<{ name: string; kind: WrittenKind; content: UpdateContent } | null> {
  if (!isId(id)) return null;
  const row = await db.updateTemplate.findUnique({ where: { id }, select });
  const content = updateContentSchema.safeParse(row?.content);
  if (!row || !content.success) return null;
  return { name: row.name, kind: row.kind === "digest" ? "update" : row.kind, content: content.data };
}
