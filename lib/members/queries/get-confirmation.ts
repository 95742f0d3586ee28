import { db } from "@/lib/platform/db";
import { hashToken } from "@/lib/platform/tokens";
import { confirmationState } from "../policy";
import { audiences, type Confirmation } from "../schema";

/** What stands behind a confirmation link. Looking changes nothing. */
export async function getConfirmation(token: string, now = new Date()): Promise<Confirmation> {
  const link = await db.confirmationToken.findUnique({
    where: { tokenHash: hashToken(token) },
    select: {
      expiresAt: true,
      usedAt: true,
      joinRequest: {
        select: {
          confirmedAt: true,
          askedAt: true,
          kind: true,
          firstName: true,
          lastName: true,
          zip: true,
          interests: true,
          audience: true,
          organizationName: true,
          website: true,
          sector: true,
          role: true,
          listPublicly: true,
        },
      },
    },
  });
  if (!link) return { state: "unknown" };
  const state = confirmationState(link, now);
  if (state !== "ready" && state !== "confirmed") return { state };
  const { kind, firstName, organizationName, askedAt, ...rest } = link.joinRequest;
  const { lastName, zip, interests, website, sector, role, listPublicly } = rest;
  const audience = audiences.find((one) => one === rest.audience) ?? null;
  const asked = { lastName, zip, interests, audience, website, sector, role, listPublicly };
  return { state, kind, firstName, organizationName, asked: { ...asked, version: askedAt.toISOString() } };
}
