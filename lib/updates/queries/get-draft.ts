import { listStaffNames } from "@/lib/members/queries/list-staff-names";
import { db, type Tx } from "@/lib/platform/db";
import { isTranslated, type Draft, type UpdateContent, type UpdateStatus } from "../schema";
import { contentOf, isId } from "./content-of";

export type OpenDraft = {
  id: string;
  status: UpdateStatus;
  revision: number;
  draft: Draft;
  /** The English was changed after the Spanish. */
  behind: boolean;
  /** Who saved it last, "" when that is not known any more, and when. */
  saved: { id: string | null; by: string; at: Date };
  /** How many versions of it are kept. */
  versions: number;
};

/** An update as its editor opens it, whatever became of it; a digest counts as an update here. */
export async function getDraft(id: string): Promise<OpenDraft | null> {
  if (!isId(id)) return null;
  const row = await db.update.findUnique({
    where: { id },
    select: {
      ...{ id: true, status: true, revision: true, kind: true, senderId: true, public: true },
      ...{ updatedAt: true, authorId: true },
      translations: { select: { locale: true, subject: true, preheader: true, body: true, revision: true } },
      versions: { orderBy: { revision: "desc" }, take: 1, select: { authorId: true, at: true } },
      _count: { select: { versions: true } },
    },
  });
  if (!row) return null;
  const content = contentOf(row);
  const [latest] = row.versions;
  const authorId = latest ? latest.authorId : row.authorId;
  const names = await listStaffNames([authorId]);
  return {
    id: row.id,
    status: row.status,
    revision: row.revision,
    draft: {
      ...content,
      kind: row.kind === "digest" ? "update" : row.kind,
      senderId: row.senderId,
      public: row.public,
    },
    behind: isBehind(content, row.translations),
    saved: { id: authorId, by: names.get(authorId ?? "") ?? "", at: latest?.at ?? row.updatedAt },
    versions: Math.max(1, row._count.versions),
  };
}

type Revised = readonly { locale: string; revision: number }[];

/** Whether both languages are written and the English changed after the Spanish. */
export function isBehind(content: UpdateContent, translations: Revised): boolean {
  const of = (locale: string) => translations.find((it) => it.locale === locale)?.revision ?? 0;
  return isTranslated(content.en) && isTranslated(content.es) && of("en") > of("es");
}

/** Whether somebody can be chosen as the sender: their address said yes, and nobody closed it. */
export const isOpenSender = async (tx: Tx, senderId: string): Promise<boolean> =>
  (await tx.sender.count({ where: { id: senderId, verifiedAt: { not: null }, closedAt: null } })) > 0;
