import { setTimeout as breathe } from "node:timers/promises";
import type { StaffViewer } from "@/lib/members/policy";
import { db, pgPool } from "@/lib/platform/db";
import type { UpdateContent } from "@/lib/updates/schema";
import { approveAndSend } from "@/lib/updates/commands/approve-and-send";
import { openChecks } from "@/lib/updates/checks";
import { overruleCheck } from "@/lib/updates/commands/overrule-check";
import { checkUpdate } from "@/lib/updates/queries/check-update";
import { getSendPlan } from "@/lib/updates/queries/get-send-plan";
import { createDraft } from "@/lib/updates/commands/write-draft";
import { emptyAll } from "@/tests/support/empty";

let number = 0;

/** A member of staff, with a person behind them. */
export async function aStaffViewer(): Promise<StaffViewer> {
  const email = `staff-${++number}@example.org`;
  const person = await db.person.create({
    data: { email, emailKey: email, firstName: "Rosa", staffRole: "organizer" },
  });
  return { personId: person.id, role: "organizer", email, name: "Rosa" } as StaffViewer;
}

export type MemberOptions = {
  email?: string;
  name?: string;
  locale?: string;
  unsubscribed?: boolean;
  left?: boolean;
  organizations?: number;
};

/** A person with one active membership, unless told otherwise. */
export async function aMember(options: MemberOptions = {}): Promise<string> {
  const email = options.email ?? `member-${++number}@example.org`;
  const status = options.left ? "left" : "active";
  const person = await db.person.create({
    data: {
      email,
      emailKey: email.toLowerCase(),
      firstName: options.name ?? "Ana",
      locale: options.locale ?? "en",
      unsubscribedAt: options.unsubscribed ? new Date() : null,
      memberships: { create: { kind: "individual", status } },
    },
  });
  for (let at = 0; at < (options.organizations ?? 0); at++) {
    const name = `Organization ${++number}`;
    const organization = await db.organization.create({ data: { name, nameKey: name, sector: "nonprofit" } });
    await db.membership.create({
      data: { personId: person.id, kind: "organization", organizationId: organization.id },
    });
  }
  return person.id;
}

/** So many members at once: person-1@example.org and on. */
export async function members(count: number, prefix = "person"): Promise<void> {
  await pgPool().query(
    `with people as (
       insert into person (id, email_key, email, first_name, locale, updated_at)
       select gen_random_uuid(), $2 || '-' || n || '@example.org', $2 || '-' || n || '@example.org', 'Person ' || n,
         case when n % 4 = 0 then 'es' else 'en' end, now()
       from generate_series(1, $1::int) n returning id
     )
     insert into membership (id, person_id, kind) select gen_random_uuid(), id, 'individual' from people`,
    [count, prefix],
  );
}

export const someContent = (subject = "Thursday's vote"): UpdateContent => ({
  en: { subject, preheader: "", body: "Hello,\n\nthe committee **votes** on [Thursday](/issues/stem)." },
  es: {
    subject: `${subject} (es)`,
    preheader: "",
    body: "Hola:\n\nel comité **vota** el [jueves](/issues/stem).",
  },
});

/** What whoever approves an update has before them, once somebody left knowingly what the check list finds. */
export async function seenOf(updateId: string): Promise<string> {
  const open = openChecks(await checkUpdate(updateId));
  const viewer = open.length > 0 ? await aStaffViewer() : null;
  for (const { name, print } of open) if (viewer) await overruleCheck(viewer, updateId, name, print);
  const plan = await getSendPlan(updateId);
  if (!plan) throw new Error("there is no such update");
  return plan.seen;
}

/** An update that has been approved: its audience is frozen and it is due. */
export async function anApprovedUpdate(content = someContent()): Promise<string> {
  const { id } = await createDraft(await aStaffViewer(), content);
  // Somebody else, so that it may go to any number.
  const approved = await approveAndSend(await aStaffViewer(), id, await seenOf(id));
  if (!approved.ok) throw new Error(approved.reason);
  return id;
}

/** How many deliveries of an update are in each state. */
export async function states(updateId: string): Promise<Record<string, number>> {
  const rows = await db.delivery.groupBy({ by: ["status"], where: { updateId }, _count: true });
  return Object.fromEntries(rows.map((row) => [row.status, row._count]));
}

/** Leaves nothing of earlier tests. */
export const emptyTables = (): Promise<void> =>
  emptyAll(
    ...["delivery", "update_translation", "update", "membership", "consent", "person", "organization"],
    ...["outbox_mail", "mailbox_message", "audit_event"],
  );

/** Waits for a condition, not for a time; fails when it does not come true. */
export async function until(condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const end = Date.now() + 110_000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await breathe(10);
  }
}
