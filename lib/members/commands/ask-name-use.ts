import { homeDay } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import type { StaffViewer } from "../policy";
import { requireCan } from "../queries/require-can";
import type { NameUseQuestion } from "../queries/organization-schema";
import { mailRecipient, recipientsOf } from "./mail-organization";
import { recordEvent } from "./record-event";

/**
 * Asks an organization whether its name may stand under something, by a mail to its primary contact or to all who act
 * for it. It is asked each time anew: an earlier yes says nothing.
 * @throws AppError "forbidden" if the viewer may not
 */
export async function askNameUse(
  viewer: StaffViewer,
  organizationId: string,
  { title, text, answerBy, everyone }: NameUseQuestion,
  now = new Date(),
): Promise<Result<{ mails: number }, "unknown" | "nobody" | "past" | "asked">> {
  requireCan(viewer, "manage-members");
  if (answerBy && answerBy < homeDay(now)) return fail("past");
  return db.$transaction(async (tx) => {
    const organization = await tx.organization.findFirst({
      where: { id: organizationId, mergedIntoId: null },
      select: { name: true },
    });
    if (!organization) return fail("unknown");
    const recipients = await recipientsOf(tx, organizationId, everyone);
    if (recipients.length === 0) return fail("nobody");
    // A second press of the button asks nothing twice.
    await tx.$executeRaw`select 1 from organization where id = ${organizationId}::uuid for update`;
    const same = await tx.nameUse.findFirst({
      where: { organizationId, title, text, agreed: null },
      select: { id: true },
    });
    if (same) return fail("asked");
    const day = answerBy ? new Date(`${answerBy}T00:00:00Z`) : null;
    const { id } = await tx.nameUse.create({
      data: { organizationId, title, text, answerBy: day, askedById: viewer.personId, askedAt: now },
      select: { id: true },
    });
    const actor = { kind: "staff", id: viewer.personId } as const;
    await recordEvent(tx, { organizationId, actor, action: "name-use-asked", why: title, at: now });
    for (const person of recipients)
      await mailRecipient(tx, person, id, {
        template: "name-use",
        data: {
          ...{ firstName: person.firstName, organization: organization.name, organizationId },
          ...{ title, text, answerBy: answerBy ?? null },
        },
      });
    return ok({ mails: recipients.length });
  });
}
