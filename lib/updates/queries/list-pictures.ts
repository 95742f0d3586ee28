import { listStaffNames } from "@/lib/members/queries/list-staff-names";
import { db } from "@/lib/platform/db";
import { altsSchema, PICTURES_IN_TEXT, type PictureLine } from "../kept-picture";

/** A picture with what whoever looks after them needs to know. */
export type StaffPicture = PictureLine & {
  /** How long the file is. */
  bytes: number;
  /** In how many updates and templates it stands. */
  updates: number;
  templates: number;
  /** Who handed it in; "" when that is not known any more. */
  by: string;
  at: Date;
};

const line = { print: true, width: true, height: true, alts: true } as const;
const newest = [{ createdAt: "desc" }, { print: "asc" }] as const;

/** The newest pictures, to choose from. */
export async function listNewestPictures(most: number): Promise<PictureLine[]> {
  const rows = await db.updatePicture.findMany({ orderBy: [...newest], take: most, select: line });
  return rows.map(({ alts, ...row }) => ({ ...row, alts: altsSchema.parse(alts) }));
}

const PAGE = 48;

/** The pictures with where they stand, the newest first. `after` is the print of the last one of the page before. */
export async function listPictures(after?: string): Promise<{ pictures: StaffPicture[]; next?: string }> {
  const rows = await db.updatePicture.findMany({
    orderBy: [...newest],
    take: PAGE + 1,
    ...(after ? { cursor: { print: after }, skip: 1 } : {}),
    select: { ...line, createdById: true, createdAt: true },
  });
  const shown = rows.slice(0, PAGE);
  const prints = shown.map(({ print }) => print);
  const [facts, names] = await Promise.all([
    db.$queryRaw<{ print: string; bytes: number; updates: number; templates: number }[]>`
      with used as (
        select distinct m[1] as print, t.update_id, null::uuid as template_id
        from update_translation t, regexp_matches(t.body, ${PICTURES_IN_TEXT}, 'g') m
        union select m[1], null, t.id
        from update_template t, regexp_matches(t.content::text, ${PICTURES_IN_TEXT}, 'g') m
      )
      select p.print, octet_length(p.bytes) as bytes,
        count(u.update_id)::int as updates, count(u.template_id)::int as templates
      from update_picture p left join used u on u.print = p.print
      where p.print = any (${prints}) group by p.print`,
    listStaffNames(shown.map(({ createdById }) => createdById)),
  ]);
  const factsOf = new Map(facts.map((row) => [row.print, row]));
  return {
    pictures: shown.map(({ createdById, createdAt: at, alts, ...row }) => {
      const { bytes = 0, updates = 0, templates = 0 } = factsOf.get(row.print) ?? {};
      const by = names.get(createdById ?? "") ?? "";
      return { ...row, alts: altsSchema.parse(alts), bytes, updates, templates, by, at };
    }),
    ...(rows.length > PAGE ? { next: prints.at(-1)! } : {}),
  };
}
