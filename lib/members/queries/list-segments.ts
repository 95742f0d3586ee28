import { db } from "@/lib/platform/db";
import { type PersonFilter, personFilterSchema } from "../filter";
import type { StaffViewer } from "../policy";
import { requireCan } from "./require-can";

export type SegmentLine = {
  id: string;
  name: string;
  /** Null: what is kept is no filter any more. */
  filter: PersonFilter | null;
  changedAt: Date;
  /** The updates that are for it, newest first: their subjects, and whether they went out. */
  updates: { id: string; subject: string; status: string }[];
};

const shown = {
  id: true,
  name: true,
  filter: true,
  updatedAt: true,
  updates: {
    orderBy: { createdAt: "desc" },
    take: 20,
    select: { id: true, status: true, translations: { select: { locale: true, subject: true } } },
  },
} as const;

type Row = {
  id: string;
  name: string;
  filter: unknown;
  updatedAt: Date;
  updates: { id: string; status: string; translations: { locale: string; subject: string }[] }[];
};

const lineOf = ({ updatedAt: changedAt, filter, updates, ...rest }: Row): SegmentLine => ({
  ...rest,
  changedAt,
  filter: personFilterSchema.safeParse(filter).data ?? null,
  updates: updates.map(({ id, status, translations }) => ({
    id,
    status,
    subject:
      translations.find(({ locale }) => locale === "en")?.subject || translations[0]?.subject || "No subject",
  })),
});

/** The segments by name. */
export async function listSegments(viewer: StaffViewer): Promise<SegmentLine[]> {
  requireCan(viewer, "manage-members");
  return (await db.segment.findMany({ orderBy: { name: "asc" }, select: shown })).map(lineOf);
}

/** One segment; null where there is none. */
export async function getSegment(viewer: StaffViewer, id: string): Promise<SegmentLine | null> {
  requireCan(viewer, "manage-members");
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return null;
  const row = await db.segment.findUnique({ where: { id }, select: shown });
  return row && lineOf(row);
}
