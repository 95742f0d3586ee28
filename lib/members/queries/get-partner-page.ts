import { after, DAY } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import type { Prisma } from "@/prisma/client/client";
import { codeOfPartnerToken } from "../partner-link";
import { publicCount } from "../policy";

/** What a partner sees of what they brought: numbers alone, null for "fewer than 5". */
export type PartnerPage = {
  code: string;
  name: string;
  closedAt: Date | null;
  people: number | null;
  organizations: number | null;
  /** People who joined in the last 30 days. */
  lately: number | null;
};

/** The page behind a partner's link; null if we did not make the link, or the partner is gone. */
export async function getPartnerPage(token: string, now = new Date()): Promise<PartnerPage | null> {
  const code = codeOfPartnerToken(token);
  const partner = code && (await db.partner.findUnique({ where: { code } }));
  if (!partner) return null;
  const brought: Prisma.MembershipWhereInput = {
    ...{ sourceKind: "partner", source: partner.code },
    status: { in: ["active", "paused"] },
  };
  const month = { gt: after(now, -30 * DAY) };
  const [people, organizations, lately] = await Promise.all([
    db.membership.count({ where: { ...brought, kind: "individual" } }),
    db.membership.count({ where: { ...brought, kind: "organization" } }),
    db.membership.count({ where: { ...brought, kind: "individual", since: month } }),
  ]);
  return {
    ...{ code: partner.code, name: partner.name, closedAt: partner.closedAt },
    people: publicCount(people),
    organizations: publicCount(organizations),
    lately: publicCount(lately),
  };
}
