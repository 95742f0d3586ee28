import type { Tx } from "@/lib/platform/db";
import { isLocale } from "@/lib/platform/i18n";
import { CONSENT_VERSION } from "../policy";
import type { BulkAct } from "../bulk";
import { MOST_TAGS } from "../record";
import type { MailPurpose } from "../schema";
import { standingsBefore, type StandingAct } from "../standing";
import type { Changes, EventAction } from "../timeline";

/** What was changed of a person, as it was before, and when; with what is needed to take it back. */
export type Before = {
  at: string;
  locale?: string;
  memberships?: { id: string; status: string; leftAt: string | null }[];
};

/** What came of a batch: whom it changed, and what stands on their timelines. */
export type BatchOutcome = {
  changed: Map<string, Before>;
  events: {
    personId: string;
    organizationId?: string;
    action: EventAction;
    changes: Changes;
    why?: string;
  }[];
};

type Person = {
  id: string;
  tags: string[];
  locale: string;
  /** What mail they agreed to. */
  mail: MailPurpose[];
  staff: boolean;
};

/** The people of a batch, held in one order until the end of the transaction. */
export const holdBatch = (tx: Tx, ids: readonly string[]): Promise<Person[]> => tx.$queryRaw<Person[]>`
  select id::text, tags, locale, staff_role is not null as staff,
    case when unsubscribed_at is null then array['updates'] else '{}' end || coalesce(mail_purposes, '{}') as mail
  from person where id = any(${[...ids]}::uuid[]) order by id for update`;

/** Does to a batch what the act says, to whom it still applies. */
export async function doBatch(
  tx: Tx,
  act: BulkAct,
  people: readonly Person[],
  now: Date,
): Promise<BatchOutcome> {
  const at = now.toISOString();
  switch (act.action) {
    case "tag":
      return setTags(
        tx,
        people.filter(({ tags }) => !tags.includes(act.tag) && tags.length < MOST_TAGS),
        (tags) => [...tags, act.tag].sort(),
        now,
      );
    case "untag":
      return setTags(
        tx,
        people.filter(({ tags }) => tags.includes(act.tag)),
        (tags) => tags.filter((tag) => tag !== act.tag),
        now,
      );
    case "language": {
      const others = people.filter(({ locale }) => locale !== act.locale);
      await setLocale(
        tx,
        others.map(({ id }) => ({ id, locale: act.locale })),
        now,
      );
      return {
        changed: new Map(others.map(({ id, locale }) => [id, { at, locale }])),
        events: others.map(({ id, locale }) => ({
          personId: id,
          action: "changed",
          changes: { locale: [locale, act.locale] },
        })),
      };
    }
    case "withdraw": {
      const those = people.filter(({ mail }) => mail.length > 0);
      await tx.consent.createMany({
        data: those.flatMap(({ id, locale, mail }) =>
          mail.map((purpose) => ({
            ...{ personId: id, purpose, action: "withdrawn" as const, words: act.words },
            ...{
              version: CONSENT_VERSION,
              locale: isLocale(locale) ? locale : "en",
              method: "staff",
              at: now,
            },
          })),
        ),
      });
      return {
        changed: new Map(those.map(({ id }) => [id, { at }])),
        events: those.map(({ id, mail }) => ({
          ...{ personId: id, action: "unsubscribed" as const, changes: { mail: [mail, []] }, why: act.words },
        })),
      };
    }
    default:
      return setStandings(tx, act.action, act.why, people, now);
  }
}

export async function setTags(
  tx: Tx,
  people: readonly Pick<Person, "id" | "tags">[],
  to: (tags: string[]) => string[],
  now: Date,
): Promise<BatchOutcome> {
  const rows = people.map(({ id, tags }) => ({ id, was: tags, tags: to(tags) }));
  await tx.$executeRaw`
    update person p set tags = g.tags, updated_at = ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(id uuid, tags text[]) where p.id = g.id`;
  return {
    changed: new Map(rows.map(({ id }) => [id, { at: now.toISOString() }])),
    events: rows.map(({ id, was, tags }) => ({
      personId: id,
      action: "tagged",
      changes: { tags: [was, tags] },
    })),
  };
}

export const setLocale = (
  tx: Tx,
  rows: readonly { id: string; locale: string }[],
  now: Date,
) => tx.$executeRaw`
  update person p set locale = g.locale, updated_at = ${now}
  from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(id uuid, locale text) where p.id = g.id`;

const done = { pause: "paused", resume: "resumed", remove: "removed" } as const;

async function setStandings(
  tx: Tx,
  act: StandingAct,
  why: string,
  people: readonly Person[],
  now: Date,
): Promise<BatchOutcome> {
  const { from, to } = standingsBefore[act];
  const ids = people.filter(({ staff }) => act !== "remove" || !staff).map(({ id }) => id);
  const memberships = await tx.membership.findMany({
    where: { personId: { in: ids }, status: { in: [...from] } },
    orderBy: { id: "asc" },
    select: { id: true, personId: true, organizationId: true, status: true, leftAt: true },
  });
  await tx.membership.updateMany({
    where: { id: { in: memberships.map(({ id }) => id) } },
    data: { status: to, ...(act === "remove" && { leftAt: now }) },
  });
  const changed = new Map<string, Before & { memberships: NonNullable<Before["memberships"]> }>();
  for (const { id, personId, status, leftAt } of memberships) {
    const before = changed.get(personId) ?? { at: now.toISOString(), memberships: [] };
    before.memberships.push({ id, status, leftAt: leftAt?.toISOString() ?? null });
    changed.set(personId, before);
  }
  return {
    changed,
    events: memberships.map(({ personId, organizationId, status }) => ({
      personId,
      ...(organizationId && { organizationId }),
      action: done[act],
      changes: { status: [status, to] },
      ...(why && { why }),
    })),
  };
}
