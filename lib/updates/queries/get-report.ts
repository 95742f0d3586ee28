import { db } from "@/lib/platform/db";
import type { UpdateKind, UpdateStatus } from "../schema";
import { contentOf, isId, titleOf, words } from "./content-of";
import { type ClickCounts, countClicks } from "./count-clicks";
import { countOutcomes, type Outcomes } from "./count-outcomes";
import { isPublic } from "./show-update";

export type Report = Outcomes & {
  id: string;
  subject: string;
  kind: UpdateKind;
  status: UpdateStatus;
  /** Its page on the site; null where it has none. */
  slug: string | null;
  beganAt: Date;
  finishedAt: Date | null;
  segment: string | null;
  /** Null: its links are not counted. */
  clicks: ClickCounts | null;
};

/** What is told of an update that went out, whoever reads the report. */
export const reported = {
  ...{ id: true, slug: true, kind: true, public: true, status: true },
  ...{ startsAt: true, approvedAt: true, finishedAt: true },
  ...words,
} as const;

/** What became of an update; null when there is none or it has not gone out. */
export async function getReport(id: string): Promise<Report | null> {
  const row = isId(id)
    ? await db.update.findUnique({
        where: { id },
        select: { ...reported, segment: { select: { name: true } } },
      })
    : null;
  const beganAt = row?.startsAt ?? row?.approvedAt;
  if (!row || !beganAt || ["draft", "submitted", "scheduled"].includes(row.status)) return null;
  const [outcomes, clicks] = await Promise.all([countOutcomes(id), countClicks(id)]);
  return {
    ...outcomes,
    ...{ id, kind: row.kind, status: row.status, beganAt, finishedAt: row.finishedAt, clicks },
    subject: titleOf(contentOf(row)),
    slug: isPublic(row) ? row.slug : null,
    segment: row.segment?.name ?? null,
  };
}
