import { db } from "@/lib/platform/db";
import type { Obstacle } from "../policy";
import type { UpdateContent, UpdateKind, UpdateStatus } from "../schema";
import { contentOf, isId, words } from "./content-of";
import { findObstacles } from "./find-obstacles";

export type StaffUpdate = {
  id: string;
  slug: string;
  kind: UpdateKind;
  status: UpdateStatus;
  revision: number;
  content: UpdateContent;
  /** The second and third subject of a test, in order; the first is the translation's own. */
  subjects: { locale: string; number: number; subject: string }[];
  approvedAt: Date | null;
  /** What keeps it from being sent; empty for one that has been. */
  obstacles: Obstacle[];
};

/** One update for the staff who write and send it. */
export async function getUpdate(id: string): Promise<StaffUpdate | null> {
  if (!isId(id)) return null;
  const row = await db.update.findUnique({
    where: { id },
    select: {
      ...{ id: true, slug: true, kind: true, status: true, revision: true, approvedAt: true },
      ...words,
      subjects: {
        select: { locale: true, number: true, subject: true },
        orderBy: { number: "asc" },
      },
    },
  });
  if (!row) return null;
  const { translations, ...rest } = row;
  const content = contentOf({ translations });
  return { ...rest, content, obstacles: row.status === "draft" ? findObstacles(content) : [] };
}
