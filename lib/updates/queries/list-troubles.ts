import { db } from "@/lib/platform/db";
import type { DeliveryState } from "../schema";
import { isId } from "./content-of";

/** The deliveries that did not simply arrive, for the page that accounts for them. At most 200. */
export async function listTroubles(
  updateId: string,
): Promise<{ id: string; email: string; status: DeliveryState; reason: string; messageId: string | null }[]> {
  if (!isId(updateId)) return [];
  const rows = await db.delivery.findMany({
    where: {
      updateId,
      OR: [
        { status: { in: ["failed", "uncertain", "skipped"] } },
        { status: "pending", reason: { not: null } },
      ],
    },
    orderBy: [{ status: "asc" }, { email: "asc" }],
    take: 200,
    select: { id: true, email: true, status: true, reason: true, messageId: true },
  });
  return rows.map((row) => ({ ...row, reason: row.reason ?? "" }));
}
