import type { StaffViewer } from "@/lib/members/policy";
import { requireCan } from "@/lib/members/queries/require-can";
import { pgPool } from "@/lib/platform/db";
import { isLocale, type Locale } from "@/lib/platform/i18n";
import { leftOut } from "../eligibility";
import type { PersonalData } from "../personal";
import type { LeftOut, UpdateKind } from "../schema";
import { isId } from "./content-of";
import { personalColumns, personalJoin, personalOf, type PersonalRow } from "./personal-columns";

/** A member as a preview needs them: what stands in their mail, and whether they would get it. */
export type Reader = {
  id: string;
  /** Their name, or their address where they gave none. */
  name: string;
  locale: Locale;
  personal: PersonalData;
  /** Why an update of this kind does not go to them; null: it does, if they are among whom it is for. */
  leftOut: LeftOut | null;
};

/**
 * One person in whose place staff look at a mail; null when there is none.
 * @throws AppError "forbidden" unless the viewer's role may see members
 */
export async function getReader(
  viewer: StaffViewer,
  personId: string,
  kind: UpdateKind,
): Promise<Reader | null> {
  requireCan(viewer, "manage-members");
  if (!isId(personId)) return null;
  type Row = PersonalRow & {
    id: string;
    name: string;
    email: string;
    locale: string;
    reason: LeftOut | null;
  };
  const { rows } = await pgPool().query<Row>(
    `select p.id, trim(p.first_name || ' ' || p.last_name) as name, p.email, p.locale, ${leftOut(kind)} as reason,
       ${personalColumns}
     from person p ${personalJoin} where p.id = $1`,
    [personId],
  );
  const [row] = rows;
  return row
    ? {
        id: row.id,
        name: row.name || row.email,
        locale: isLocale(row.locale) ? row.locale : "en",
        personal: personalOf(row),
        leftOut: row.reason,
      }
    : null;
}
