import { purgeDocuments } from "@/lib/documents/purge";
import { ok, type Result } from "@/lib/platform/result";
import type { MemberViewer } from "../policy";
import { actForOrganization } from "./act-for-organization";
import { recordEvent } from "./record-event";
import { purgeListing } from "./settle-listing";

/** A logo that was drawn anew (lib/pictures/logo.ts). */
export type Logo = {
  png: Uint8Array;
  /** Pixels. */ width: number;
  height: number;
  /** The first 16 hex digits of the picture's SHA-256. */
  print: string;
};

/** Gives an organization a logo instead of the one it had, or (null) none. */
export async function keepLogo(
  viewer: MemberViewer,
  organizationId: string,
  logo: Logo | null,
  now = new Date(),
): Promise<Result<null, "not-yours">> {
  return actForOrganization(viewer, organizationId, "edit", async (tx, { organization }) => {
    const was = await tx.organizationLogo.findUnique({
      where: { organizationId },
      select: { print: true },
    });
    if ((was?.print ?? null) === (logo?.print ?? null)) return ok(null);
    if (logo) {
      const row = { ...logo, png: Uint8Array.from(logo.png), at: now };
      await tx.organizationLogo.upsert({
        where: { organizationId },
        create: { organizationId, ...row },
        update: row,
      });
    } else {
      await tx.organizationLogo.delete({ where: { organizationId } });
    }
    const actor = { kind: "member", id: viewer.personId } as const;
    const changes = { logo: [was?.print ?? null, logo?.print ?? null] as [string | null, string | null] };
    await recordEvent(tx, { organizationId, actor, action: "changed", changes, at: now });
    if (was) await purgeDocuments(tx, [`/logos/${was.print}`]);
    if (organization.listedAt) await purgeListing(tx, organization);
    return ok(null);
  });
}
