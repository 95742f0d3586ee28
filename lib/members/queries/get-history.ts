import { db } from "@/lib/platform/db";
import { sentSubject, subjects } from "@/lib/updates/queries/sent-subject";
import { isPublic } from "@/lib/updates/queries/show-update";
import type { ActorKind, ConsentAction, DeliveryStatus } from "@/prisma/client/client";
import type { MemberViewer } from "../policy";
import type { Changes } from "../timeline";

/** How many events and how many updates are shown. */
const MOST = 50;

export type History = {
  consents: {
    id: string;
    purpose: string;
    action: ConsentAction;
    words: string;
    version: string;
    locale: string;
    method: string;
    at: Date;
  }[];
  events: {
    id: string;
    action: string;
    actor: ActorKind;
    organization: string | null;
    changes: Changes;
    at: Date;
  }[];
  /** Set: there are older events than those. */
  olderEvents: boolean;
  updates: {
    id: string;
    subject: string;
    /** Its page on the site; null where it has none. */
    slug: string | null;
    email: string;
    status: DeliveryStatus;
    reason: string | null;
    at: Date;
  }[];
};

/** What was recorded of the member who asks: all they agreed to, and the last of what happened and of what was sent. */
export async function getHistory({ personId }: MemberViewer): Promise<History> {
  const [consents, events, deliveries] = await Promise.all([
    db.consent.findMany({
      where: { personId },
      orderBy: [{ at: "desc" }, { id: "desc" }],
      select: {
        ...{ id: true, purpose: true, action: true, words: true },
        ...{ version: true, locale: true, method: true, at: true },
      },
    }),
    db.timelineEvent.findMany({
      where: { personId },
      orderBy: [{ at: "desc" }, { id: "desc" }],
      take: MOST + 1,
      select: {
        ...{ id: true, action: true, actorKind: true, changes: true, at: true },
        organization: { select: { name: true } },
      },
    }),
    db.delivery.findMany({
      // What is planned for later is nobody's news yet.
      where: { personId, update: { status: { not: "scheduled" } } },
      orderBy: { update: { approvedAt: "desc" } },
      take: MOST,
      select: {
        ...{ id: true, email: true, status: true, reason: true, sentAt: true, locale: true, variant: true },
        update: {
          select: {
            ...{ slug: true, kind: true, public: true, startsAt: true, approvedAt: true },
            ...subjects,
          },
        },
      },
    }),
  ]);
  return {
    consents,
    events: events.slice(0, MOST).map(({ actorKind, changes, organization, ...event }) => ({
      ...event,
      actor: actorKind,
      organization: organization?.name ?? null,
      changes: changes as Changes,
    })),
    olderEvents: events.length > MOST,
    updates: deliveries.map(({ update, sentAt, locale: sentIn, variant, ...delivery }) => ({
      ...delivery,
      subject: sentSubject(update, { variant, locale: sentIn }),
      slug: isPublic(update) ? update.slug : null,
      at: sentAt ?? update.startsAt ?? update.approvedAt ?? new Date(0),
    })),
  };
}
