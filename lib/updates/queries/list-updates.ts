import { db, pgPool } from "@/lib/platform/db";
import type { Locale } from "@/lib/platform/i18n";
import { translatedLocales, type UpdateKind, type UpdateListQuery, type UpdateStatus } from "../schema";
import { contentOf, titleOf, words } from "./content-of";

export type UpdateLine = {
  id: string;
  /** "" when nothing was typed yet. */
  subject: string;
  kind: UpdateKind;
  status: UpdateStatus;
  locales: Locale[];
  changedAt: Date;
  /** When it went or will go out; null: nobody has approved it. */
  startsAt: Date | null;
  author: string;
  /** How many it goes to; null: that is not settled. */
  recipients: number | null;
};

/** How many stand on one page of the list. */
const PAGE = 50;

/**
 * The staff's list of updates: what is going out, then what waits and drafts, then what was sent, each newest first.
 * Words are looked for in subjects and texts of both languages, without regard to accents and capitals.
 * @returns a page of it, and how many fit in all
 */
export async function listUpdates(
  query: Partial<UpdateListQuery> = {},
): Promise<{ lines: UpdateLine[]; total: number; pages: number }> {
  const { rows: found } = await pgPool().query<{ id: string; total: number }>(
    `select u.id::text, (count(*) over ())::int as total
     from "update" u
     where ($1::text is null or u.status::text = $1) and ($2::text is null or u.kind::text = $2)
       and not exists (
         select from unnest($3::text[]) as word
         where not exists (
           select from update_translation t
           where t.update_id = u.id
             and strpos(unaccent(lower(t.subject || ' ' || t.body)), unaccent(lower(word))) > 0))
     order by array_position($4::text[], u.status::text), coalesce(u.starts_at, u.approved_at, u.updated_at) desc, u.id
     limit $5 offset $6`,
    [
      ...[query.state ?? null, query.kind ?? null, (query.q ?? "").split(/\s+/).filter(Boolean), order],
      ...[PAGE, PAGE * ((query.page ?? 1) - 1)],
    ],
  );
  const rows = await db.update.findMany({
    where: { id: { in: found.map(({ id }) => id) } },
    select: {
      ...{ id: true, kind: true, status: true, updatedAt: true, approvedAt: true, startsAt: true },
      ...{ recipients: true, ...words },
      author: { select: { firstName: true, lastName: true, email: true } },
    },
  });
  const lines = found.flatMap(({ id }) => rows.filter((row) => row.id === id).map(lineOf));
  const total = found[0]?.total ?? 0;
  return { lines, total, pages: Math.ceil(total / PAGE) };
}

const order: UpdateStatus[] = ["sending", "paused", "submitted", "scheduled", "draft", "stopped", "sent"];

type Row = Parameters<typeof contentOf>[0] & {
  id: string;
  kind: UpdateKind;
  status: UpdateStatus;
  updatedAt: Date;
  approvedAt: Date | null;
  startsAt: Date | null;
  recipients: number | null;
  author: { firstName: string; lastName: string; email: string } | null;
};

function lineOf({ author, updatedAt, approvedAt, startsAt, ...row }: Row): UpdateLine {
  const content = contentOf(row);
  const { id, kind, status, recipients } = row;
  return {
    ...{ id, kind, status, recipients },
    subject: titleOf(content),
    locales: translatedLocales(content),
    changedAt: updatedAt,
    startsAt: approvedAt && (startsAt ?? approvedAt),
    author: author
      ? `${author.firstName} ${author.lastName}`.trim() || author.email
      : kind === "digest"
        ? "made by itself"
        : "someone who has left",
  };
}
