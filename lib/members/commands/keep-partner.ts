import { db } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import { Prisma } from "@/prisma/client/client";
import { organizationKey, type StaffViewer } from "../policy";
import { requireCan } from "../queries/require-can";
import { nameField } from "../schema";
import { isVisible } from "../text";
import { readCode } from "../way-in";

/** A partner as staff type it in. */
export type NewPartner = {
  name: string;
  /** Empty: made of the name. */
  code: string;
  /** The name of the member organization it is, if it is one. */
  organization: string;
};

type Refusal = "name" | "code" | "taken" | "no-organization" | "several-organizations";

async function organizationOf(name: string): Promise<Result<string | null, Refusal>> {
  if (!isVisible(name)) return ok(null);
  const found = await db.organization.findMany({
    where: {
      nameKey: organizationKey(name),
      mergedIntoId: null,
      memberships: { some: { status: "active" } },
    },
    take: 2,
    select: { id: true },
  });
  const [one, another] = found;
  if (another) return fail("several-organizations");
  return one ? ok(one.id) : fail("no-organization");
}

/**
 * Adds a partner: from then on /join?ref=CODE counts for them.
 * @throws AppError "forbidden" if the viewer may not
 */
export async function addPartner(viewer: StaffViewer, typed: NewPartner): Promise<Result<string, Refusal>> {
  requireCan(viewer, "manage-members");
  const name = nameField.safeParse(typed.name);
  if (!name.success || !isVisible(name.data)) return fail("name");
  const code = readCode(typed.code.trim() || name.data);
  if (code === "") return fail("code");
  const organization = await organizationOf(typed.organization);
  if (!organization.ok) return organization;
  try {
    await db.$transaction(async (tx) => {
      const createdById = viewer.personId;
      await tx.partner.create({
        data: { code, name: name.data, organizationId: organization.value, createdById },
      });
      await tx.auditEvent.create({
        data: { actorId: createdById, action: "add-partner", subject: code, detail: { name: name.data } },
      });
    });
  } catch (cause) {
    if (cause instanceof Prisma.PrismaClientKnownRequestError && cause.code === "P2002") return fail("taken");
    throw cause;
  }
  return ok(code);
}

/**
 * Closes a partner's link, or opens it again. A closed one leads to the form all the same, and counts for nobody.
 * @throws AppError "forbidden" if the viewer may not
 */
export async function setPartnerOpen(
  viewer: StaffViewer,
  code: string,
  open: boolean,
  now = new Date(),
): Promise<Result<null, "unknown">> {
  requireCan(viewer, "manage-members");
  return db.$transaction(async (tx) => {
    const { count } = await tx.partner.updateMany({
      where: { code, closedAt: open ? { not: null } : null },
      data: { closedAt: open ? null : now },
    });
    if (count === 0) {
      const known = await tx.partner.findUnique({ where: { code }, select: { code: true } });
      return known ? ok(null) : fail("unknown");
    }
    const action = open ? "open-partner" : "close-partner";
    await tx.auditEvent.create({ data: { actorId: viewer.personId, action, subject: code, at: now } });
    return ok(null);
  });
}
