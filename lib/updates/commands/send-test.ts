import { randomUUID } from "node:crypto";
import { queueMail } from "@/lib/mail/outbox";
import { type StaffViewer } from "@/lib/members/policy";
import { db } from "@/lib/platform/db";
import { type Locale } from "@/lib/platform/i18n";
import { fail, ok, type Result } from "@/lib/platform/result";
import { mailData } from "../compose";
import { getPersonal } from "../queries/get-personal";
import { getWording } from "../queries/get-wording";
import { translatedLocales } from "../schema";

/**
 * Mails an update, as it was last saved and marked as a test, to whoever asks, once in each language it is written in.
 * Personal fields hold what is known of them.
 */
export async function sendTest(
  viewer: StaffViewer,
  updateId: string,
): Promise<Result<{ to: string; locales: Locale[] }, "not-found" | "nothing-written">> {
  const wording = await getWording(updateId);
  if (!wording) return fail("not-found");
  const written = translatedLocales(wording.content);
  if (written.length === 0) return fail("nothing-written");
  const person = await getPersonal(viewer.personId);
  await db.$transaction(async (tx) => {
    const { email: to, emailKey: toKey } = await tx.person.findUniqueOrThrow({
      where: { id: viewer.personId },
      select: { email: true, emailKey: true },
    });
    for (const locale of written)
      await queueMail(tx, {
        template: "update",
        locale,
        to,
        toKey,
        // Each press of the button is a wish for one more.
        dedupeKey: `update-test:${updateId}:${locale}:${randomUUID()}`,
        data: {
          ...mailData(wording.content[locale], locale, wording, person),
          webUrl: null,
          unsubscribeUrl: null,
          accountUrl: null,
          test: true,
        },
      });
    await tx.auditEvent.create({
      data: {
        actorId: viewer.personId,
        action: "test-update",
        subject: updateId,
        detail: { locales: written },
      },
    });
  });
  return ok({ to: viewer.email, locales: written });
}
