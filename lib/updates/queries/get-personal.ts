import { pgPool } from "@/lib/platform/db";
import { nobody, type PersonalData } from "../personal";
import { personalColumns, personalJoin, personalOf, type PersonalRow } from "./personal-columns";

/** What is known of one person for the personal fields of a mail; nothing when they are gone. */
export async function getPersonal(personId: string): Promise<PersonalData> {
  const { rows } = await pgPool().query<PersonalRow>(
    `select ${personalColumns} from person p ${personalJoin} where p.id = $1`,
    [personId],
  );
  return rows[0] ? personalOf(rows[0]) : nobody;
}
