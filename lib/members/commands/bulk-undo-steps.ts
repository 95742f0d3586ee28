import type { Tx } from "@/lib/platform/db";
import type { BulkAct } from "../bulk";
import { standingsBefore } from "../standing";
import type { EventAction } from "../timeline";
import { holdBatch, setLocale, setTags, type BatchOutcome, type Before } from "./bulk-steps";

/** What the timeline says of something that was taken back. */
const UNDONE = "An action on many was undone.";

/** What may have happened to where somebody stands, by whomever. */
const STANDING: EventAction[] = [
  "paused",
  "resumed",
  "left",
  "rejoined",
  "removed",
  "joined",
  "confirmed-again",
];

/** Whose record has an event of these kinds since their row of the bulk action was done. */
async function changedSince(
  tx: Tx,
  rows: ReadonlyMap<string, Before>,
  actions: readonly string[],
  field?: string,
): Promise<Set<string>> {
  const asked = [...rows].map(([id, { at }]) => ({ id, at }));
  const found = await tx.$queryRaw<{ id: string }[]>`
    select distinct g.id::text from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as g(id uuid, at timestamptz)
    join timeline_event e on e.person_id = g.id and e.at > g.at
    where e.action = any(${[...actions]}::text[])
      and (${field ?? null}::text is null or e.changes ? ${field ?? ""}::text)`;
  return new Set(found.map(({ id }) => id));
}

/** Takes back what a batch of the act changed, where nobody changed it since. */
export async function undoBatch(
  tx: Tx,
  act: BulkAct,
  rows: ReadonlyMap<string, Before>,
  now: Date,
): Promise<BatchOutcome> {
  const people = await holdBatch(tx, [...rows.keys()]);
  const outcome = await takeBack();
  return { ...outcome, events: outcome.events.map((event) => ({ ...event, why: UNDONE })) };

  async function takeBack(): Promise<BatchOutcome> {
    switch (act.action) {
      case "tag":
        return setTags(
          tx,
          people.filter(({ tags }) => tags.includes(act.tag)),
          (tags) => tags.filter((tag) => tag !== act.tag),
          now,
        );
      case "untag":
        return setTags(
          tx,
          people.filter(({ tags }) => !tags.includes(act.tag)),
          (tags) => [...tags, act.tag].sort(),
          now,
        );
      case "language": {
        const moved = await changedSince(tx, rows, ["changed"], "locale");
        const those = people.filter(({ id, locale }) => locale === act.locale && !moved.has(id));
        const back = those.map(({ id, locale }) => ({ id, locale: rows.get(id)?.locale ?? locale }));
        await setLocale(tx, back, now);
        return {
          changed: new Map(back.map(({ id }) => [id, { at: now.toISOString() }])),
          events: back.map(({ id, locale }) => ({
            ...{ personId: id, action: "changed" as const },
            changes: { locale: [act.locale, locale] },
          })),
        };
      }
      case "withdraw":
        return { changed: new Map(), events: [] };
      default:
        return backToStanding(act.action);
    }
  }

  async function backToStanding(action: "pause" | "resume" | "remove"): Promise<BatchOutcome> {
    const { to } = standingsBefore[action];
    const moved = await changedSince(tx, rows, STANDING);
    const was = people
      .filter(({ id }) => !moved.has(id))
      .flatMap(({ id }) => rows.get(id)?.memberships ?? []);
    const back = await tx.$queryRaw<{ personId: string; organizationId: string | null; status: string }[]>`
      update membership m set status = g.status::"MembershipStatus", left_at = g."leftAt"
      from jsonb_to_recordset(${JSON.stringify(was)}::jsonb) as g(id uuid, status text, "leftAt" timestamptz)
      where m.id = g.id and m.status = ${to}::"MembershipStatus"
      returning m.person_id::text as "personId", m.organization_id::text as "organizationId", g.status`;
    return {
      changed: new Map(back.map(({ personId }) => [personId, { at: now.toISOString() }])),
      events: back.map(({ personId, organizationId, status }) => ({
        personId,
        ...(organizationId && { organizationId }),
        action: "changed",
        changes: { status: [to, status] },
      })),
    };
  }
}
