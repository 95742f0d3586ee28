import type { Tx } from "@/lib/platform/db";
import type { Changes, EventAction } from "../timeline";

/** Who did something to a record. `system`: the site itself, such as a digest that was due. */
export type Actor = { kind: "member" | "staff" | "import"; id: string | null } | { kind: "system" };

type NewEvent = {
  /** Whose record; an event about a person's part in an organization names both. */
  personId?: string;
  organizationId?: string;
  actor: Actor;
  action: EventAction;
  changes?: Changes;
  why?: string;
  at?: Date;
};

/** Writes onto the timeline of a record what happened to it, in the transaction in which it happens. */
export async function recordEvent(tx: Tx, { actor, ...event }: NewEvent): Promise<void> {
  const actorId = actor.kind === "system" ? null : actor.id;
  await tx.timelineEvent.createMany({ data: [{ ...event, actorKind: actor.kind, actorId }] });
}
