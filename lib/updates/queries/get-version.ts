import { listStaffNames } from "@/lib/members/queries/list-staff-names";
import { db } from "@/lib/platform/db";
import { draftSchema, type Draft } from "../schema";
import { isId } from "./content-of";

export type VersionLine = {
  /** The revision it stands for; the newest is what the update is now. */
  revision: number;
  /** Who saved it, "" when that is not known any more. */
  by: string;
  at: Date;
  /** Saved by itself while its author typed. */
  auto: boolean;
};
export type Version = VersionLine & { draft: Draft };

const line = { revision: true, authorId: true, at: true, auto: true } as const;

/** The versions of an update, the newest first: 200 at most, and whether there are older ones. */
export async function listVersions(updateId: string): Promise<{ lines: VersionLine[]; more: boolean }> {
  if (!isId(updateId)) return { lines: [], more: false };
  const rows = await db.updateVersion.findMany({
    where: { updateId },
    orderBy: { revision: "desc" },
    take: MOST + 1,
    select: line,
  });
  const names = await listStaffNames(rows.map(({ authorId }) => authorId));
  return {
    lines: rows
      .slice(0, MOST)
      .map(({ authorId, ...row }) => ({ ...row, by: names.get(authorId ?? "") ?? "" })),
    more: rows.length > MOST,
  };
}

const MOST = 200;

/** How an update stood at a revision; null: there is no such version of it. */
export async function getVersion(updateId: string, revision: number): Promise<Version | null> {
  if (!isId(updateId) || !Number.isInteger(revision) || revision < 1 || revision > 2 ** 31 - 1) return null;
  const row = await db.updateVersion.findUnique({
    where: { updateId_revision: { updateId, revision } },
    select: { ...line, content: true },
  });
  return row && whole(row);
}

/** The version before one; null: it is the first. */
export async function getVersionBefore(updateId: string, revision: number): Promise<Version | null> {
  if (!isId(updateId)) return null;
  const row = await db.updateVersion.findFirst({
    where: { updateId, revision: { lt: revision } },
    orderBy: { revision: "desc" },
    select: { ...line, content: true },
  });
  return row && whole(row);
}

type Row = { revision: number; authorId: string | null; at: Date; auto: boolean; content: unknown };

async function whole({ authorId, content, ...row }: Row): Promise<Version | null> {
  const draft = draftSchema.safeParse(content);
  const names = await listStaffNames([authorId]);
  return draft.success ? { ...row, by: names.get(authorId ?? "") ?? "", draft: draft.data } : null;
}
