import { after, HOUR } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import type { DeliveryState } from "@/lib/updates/schema";
import type { Update } from "@/prisma/client/client";
import { emptyAll } from "@/tests/support/empty";

let number = 0;

/** An update that went out three hours ago. */
export async function aSentUpdate(more: Partial<Update> & { body?: string } = {}): Promise<string> {
  const { body = "Read [this](/issues/stem).", ...row } = more;
  const began = row.startsAt ?? after(new Date(), -3 * HOUR);
  const { id } = await db.update.create({
    data: {
      ...{ slug: `sent-${++number}`, kind: "update", status: "sent" },
      ...{ approvedAt: began, startsAt: began, finishedAt: after(began, HOUR) },
      ...(row as object),
      translations: { create: { locale: "en", subject: `Update ${number}`, body } },
    },
    select: { id: true },
  });
  return id;
}

export type DeliveryOptions = {
  status?: DeliveryState;
  reason?: string;
  variant?: number;
  email?: string;
  name?: string;
  locale?: string;
  attempts?: number;
  sentAt?: Date | null;
};

/** A member's delivery; without more it was sent two hours ago. @returns its id and the person's */
export async function aDelivery(
  updateId: string,
  { status = "sent", name = "Ana", email = `reader-${++number}@example.org`, ...more }: DeliveryOptions = {},
): Promise<{ id: string; personId: string }> {
  const emailKey = email.toLowerCase();
  const person = await db.person.upsert({
    where: { emailKey },
    create: {
      ...{ email, emailKey, firstName: name, lastName: "Reyes" },
      memberships: { create: { kind: "individual", since: after(new Date(), -24 * HOUR) } },
    },
    update: {},
    select: { id: true },
  });
  const taken = ["sent", "bounced", "complained"].includes(status);
  const { id } = await db.delivery.create({
    data: {
      ...{ updateId, personId: person.id, email, emailKey, locale: "en", status },
      sentAt: taken ? after(new Date(), -2 * HOUR) : null,
      ...more,
    },
    select: { id: true },
  });
  return { id, personId: person.id };
}

/** The links of an update's English words, the decoy first. @returns their numbers */
export async function someLinks(updateId: string, urls: readonly string[] = ["https://example.org/a"]) {
  const ids: number[] = [];
  for (const url of ["", ...urls]) {
    const { id } = await db.updateLink.create({ data: { updateId, locale: "en", url } });
    ids.push(id);
  }
  return ids as [decoy: number, first: number, ...more: number[]];
}

/** Everything that the tests of reports make is deleted. */
export const emptyReports = (): Promise<void> =>
  emptyAll(
    ...[
      "delivery",
      "update_link",
      "link_click",
      "update_total",
      "click_total",
      "update_translation",
      "update",
    ],
    ...["membership", "consent", "person", "organization", "audit_event", "segment", "mail_report"],
    ...["outbox_mail", "setting"],
  );
