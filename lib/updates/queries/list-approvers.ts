import { can } from "@/lib/members/policy";
import { db, type Tx } from "@/lib/platform/db";
import { isLocale, type Locale } from "@/lib/platform/i18n";

/** Somebody whose role may send. */
export type Approver = {
  id: string;
  /** Their name, or their address where they gave none. */
  name: string;
  firstName: string;
  email: string;
  emailKey: string;
  locale: Locale;
};

/** Those whose role may send, by name, without those who must not approve because they wrote it. */
export async function listApprovers(writers: readonly string[], tx: Tx = db): Promise<Approver[]> {
  const staff = await tx.person.findMany({
    where: { staffRole: { not: null }, id: { notIn: [...writers] } },
    select: {
      ...{ id: true, firstName: true, lastName: true, email: true, emailKey: true, locale: true },
      staffRole: true,
    },
  });
  return staff
    .filter(({ staffRole }) => staffRole !== null && can({ role: staffRole }, "send-updates"))
    .map(({ lastName, staffRole: _role, ...person }) => ({
      ...person,
      name: `${person.firstName} ${lastName}`.trim() || person.email,
      locale: isLocale(person.locale) ? person.locale : "en",
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
}
