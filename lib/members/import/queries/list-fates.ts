import { db } from "@/lib/platform/db";
import type { StaffViewer } from "../../policy";
import { requireCan } from "../../queries/require-can";
import type { FateLine, RowFate } from "../schema";

const PAGE = 50;

/** Rows of a list with what came, or would come, of them, in the file's order, a page at a time. */
export async function listFates(
  viewer: StaffViewer,
  importId: string,
  { fate, after = 0 }: { fate?: RowFate | undefined; after?: number | undefined },
): Promise<{ lines: FateLine[]; next?: number }> {
  requireCan(viewer, "manage-members");
  const rows = await db.importRow.findMany({
    where: { importId, line: { gt: after }, ...(fate && { fate }) },
    orderBy: { line: "asc" },
    take: PAGE + 1,
    select: { line: true, fate: true, reason: true, who: true, personId: true },
  });
  const lines = rows.slice(0, PAGE) as FateLine[];
  return { lines, ...(rows.length > PAGE && { next: lines.at(-1)!.line }) };
}
