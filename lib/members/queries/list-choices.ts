import { pgPool } from "@/lib/platform/db";
import type { StaffViewer } from "../policy";
import { requireCan } from "./require-can";

/** So many of a kind can be chosen from a list: more are searched for. */
const MOST = 200;

/** What people and organizations have of what is free to write, by name: what filters can be chosen from. */
export type UsedWords = Record<"source" | "tag" | "district" | "coalition" | "interests", string[]>;

/** The words in use. The sources are read from their index, each jumped to from the one before. */
export async function listUsedWords(viewer: StaffViewer): Promise<UsedWords> {
  requireCan(viewer, "manage-members");
  const { rows } = await pgPool().query<UsedWords>({
    name: "list used words",
    text: `with recursive source (word) as (
       (select min(source) from person)
       union all
       select (select min(p.source) from person p where p.source > source.word) from source where word is not null
     )
     select
       array(select word from source where word is not null limit $1) as source,
       array(select distinct tag from person, unnest(tags) tag where tags <> '{}' order by 1 limit $1) as tag,
       array(select distinct district from organization, unnest(districts) district
         where districts <> '{}' order by 1 limit $1) as district,
       array(select distinct coalition from organization, unnest(coalitions) coalition
         where coalitions <> '{}' order by 1 limit $1) as coalition,
       array(
         select b.value from generate_series(0, (select max(number) / 8192 from person)) as c (chunk)
         join person_bits b on b.chunk = c.chunk and b.field = 'interests' and b.value <> ''
         union select unnest(p.interests) from person_changed join person p using (number) order by 1 limit $1) as interests`,
    values: [MOST],
  });
  return rows[0]!;
}
