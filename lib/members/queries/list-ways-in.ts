import { db, pgPool } from "@/lib/platform/db";
import type { StaffViewer } from "../policy";
import { requireCan } from "./require-can";

/** What came of a way in: those who are members, those who have asked and not confirmed, those who left since. */
export type WayCounts = { members: number; asked: number; left: number };

export type PartnerLine = WayCounts & {
  code: string;
  name: string;
  organization: string | null;
  createdAt: Date;
  closedAt: Date | null;
};
export type CampaignLine = WayCounts & { name: string };

const none: WayCounts = { members: 0, asked: 0, left: 0 };

/** Counts by name, of all partners or all campaigns, or of one of them. */
async function countWays(kind: "partner" | "campaign", name: string | null): Promise<Map<string, WayCounts>> {
  const { rows } = await pgPool().query<{ name: string } & WayCounts>(
    `select coalesce(m.source, r.source) as name, coalesce(m.members, 0)::int as members,
        coalesce(r.asked, 0)::int as asked, coalesce(m.gone, 0)::int as left
      from (
        select source, count(*) filter (where status in ('active', 'paused')) as members,
          count(*) filter (where status in ('left', 'removed')) as gone
        from membership where source_kind = $1::"SourceKind" and ($2::text is null or source = $2) group by source
      ) m full join (
        select source, count(*) as asked from join_request
        where source_kind = $1::"SourceKind" and confirmed_at is null and ($2::text is null or source = $2)
        group by source
      ) r on r.source = m.source`,
    [kind, name],
  );
  return new Map(rows.map(({ name: source, members, asked, left }) => [source, { members, asked, left }]));
}

const partnerColumns = {
  ...{ code: true, name: true, createdAt: true, closedAt: true },
  organization: { select: { name: true } },
} as const;

/**
 * Partners, the open ones first, and campaigns, with what came of each.
 * @throws AppError "forbidden" if the viewer may not
 */
export async function listWaysIn(
  viewer: StaffViewer,
): Promise<{ partners: PartnerLine[]; campaigns: CampaignLine[] }> {
  requireCan(viewer, "manage-members");
  const [partners, byPartner, byCampaign] = await Promise.all([
    db.partner.findMany({
      orderBy: [{ closedAt: { sort: "desc", nulls: "first" } }, { name: "asc" }],
      take: 500,
      select: partnerColumns,
    }),
    countWays("partner", null),
    countWays("campaign", null),
  ]);
  return {
    partners: partners.map((partner) => ({
      ...partner,
      organization: partner.organization?.name ?? null,
      ...(byPartner.get(partner.code) ?? none),
    })),
    campaigns: [...byCampaign]
      .map(([name, counts]) => ({ name, ...counts }))
      .sort((a, b) => b.members - a.members || a.name.localeCompare(b.name))
      .slice(0, 500),
  };
}

/** One partner; null if there is none. @throws AppError "forbidden" if the viewer may not */
export async function getPartner(viewer: StaffViewer, code: string): Promise<PartnerLine | null> {
  requireCan(viewer, "manage-members");
  const partner = await db.partner.findUnique({ where: { code }, select: partnerColumns });
  if (!partner) return null;
  const counts = (await countWays("partner", code)).get(code) ?? none;
  return { ...partner, organization: partner.organization?.name ?? null, ...counts };
}

/** What came of one campaign. @throws AppError "forbidden" if the viewer may not */
export async function getCampaign(viewer: StaffViewer, name: string): Promise<WayCounts> {
  requireCan(viewer, "manage-members");
  return (await countWays("campaign", name)).get(name) ?? none;
}
