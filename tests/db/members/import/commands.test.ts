import { beforeEach, expect, test } from "vitest";
import { cleanUp } from "@/lib/jobs/housekeeping";
import { OPERATOR } from "@/lib/members/commands/invite-staff";
import { addPiece, closeImport, openImport } from "@/lib/members/import/commands/hand-in";
import { discardImport, runImport, undoImport } from "@/lib/members/import/commands/steer-import";
import { workImports } from "@/lib/members/import/commands/work-imports";
import { suppressionHash } from "@/lib/members/suppression";
import { after, DAY } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { aJoinForm, join, wipe } from "../arrange";
import { BASIS, bring, check, fatesOf, handIn, personAt, run, statusOf, undo, work } from "./arrange";
import { emptyAll } from "@/tests/support/empty";

beforeEach(async () => {
  await wipe();
  await emptyAll("import", "import_heading", "suppression");
});

const HEADS = "Email,First name,Last name,ZIP,Tags";
const list = (...rows: string[]) => [HEADS, ...rows].join("\n");

/** So many rows of people who are nowhere yet. */
const many = (count: number) =>
  list(...Array.from({ length: count }, (_, nth) => `p${nth}@list.example,Pat,No ${nth},94110,`));

const mails = () => db.outboxMail.count();
const statuses = async (key: string) => (await personAt(key))?.memberships.map(({ status }) => status);

test("a Latin-1 file with semicolons and Spanish headings is understood as it is", async () => {
  const id = await handIn(
    Buffer.from(
      "Correo electrónico;Nombre;Apellidos;Código postal;Organización\r\nana@x.example;Begoña;Núñez Ibáñez;94110;\r\nluis@x.example;Luis;de la Cruz;95814;Club de Ciencias\r\n",
      "latin1",
    ),
  );
  await check(id);
  expect(await db.person.count()).toBe(0);
  expect(await fatesOf(id)).toEqual(["2 new", "3 new"]);
  await run(id);
  expect(await personAt("ana@x.example")).toMatchObject({
    ...{ firstName: "Begoña", lastName: "Núñez Ibáñez", zip: "94110", county: "san-francisco" },
    ...{ individualStatus: "active", representativeStatus: null, sourceKind: "import", source: "summit" },
    unsubscribedAt: null,
  });
  const luis = await personAt("luis@x.example");
  expect(luis).toMatchObject({ individualStatus: null, representativeStatus: "active" });
  expect(await db.organization.findMany({ select: { name: true } })).toEqual([{ name: "Club de Ciencias" }]);
  expect(luis?.consents.map(({ purpose, words, method }) => [purpose, words, method])).toEqual([
    ["membership", BASIS, "import"],
    ["updates", BASIS, "import"],
  ]);
  expect(luis?.events.map(({ action, actorKind }) => [action, actorKind])).toEqual([["imported", "import"]]);
  expect(await mails()).toBe(0);
});

test("each row has its fate: new, changed, nothing new, refused with why", async () => {
  await bring(list("ana@x.example,Ana,Ruiz,94110,", "same@x.example,Sam,Same,,"));
  const id = await handIn(
    list(
      "new@x.example,New,One,,",
      "ANA@x.example,Ana,,95814,gala",
      "same@x.example,Sam,,,",
      "not an address,X,Y,,",
      ",Nobody,,,",
      "new@x.example,New,Again,,",
      "zip@x.example,Zip,Wrong,SW1A 1AA,",
    ),
  );
  await check(id);
  const fates = [
    ...[
      "2 new",
      "3 update",
      "4 same",
      "5 refused email-wrong",
      "6 refused email-missing",
      "7 refused repeated",
    ],
    "8 new zip-left-out",
  ];
  expect(await fatesOf(id)).toEqual(fates);
  expect(await personAt("ana@x.example")).toMatchObject({ zip: "94110" });
  await run(id);
  expect(await fatesOf(id)).toEqual(fates);
  // Empty cells wipe nothing out; what is told comes in, and the timeline says so.
  const ana = await personAt("ana@x.example");
  expect(ana).toMatchObject({ lastName: "Ruiz", zip: "95814", county: "sacramento", tags: ["gala"] });
  expect(ana?.events.at(-1)?.changes).toEqual({ zip: ["94110", "95814"], tags: [[], ["gala"]] });
  expect((await statusOf(id)).counts).toMatchObject({ new: 2, update: 1, same: 1, refused: 3 });
});

test("what is known stays where staff wish so, and only gaps are filled", async () => {
  await bring(list("ana@x.example,Ana,,94110,"));
  await bring(list("ana@x.example,Anna,Ruiz,95814,"), { keepKnown: true });
  expect(await personAt("ana@x.example")).toMatchObject({ firstName: "Ana", lastName: "Ruiz", zip: "94110" });
});

test("without a basis they are known and nothing else: no consent, no place in any count", async () => {
  await bring(list("ana@x.example,Ana,Ruiz,94110,"), { basis: null });
  const ana = await personAt("ana@x.example");
  expect(ana).toMatchObject({ individualStatus: "pending", consents: [] });
  // A basis that is stated later makes members of them.
  await bring(list("ana@x.example,Ana,Ruiz,94110,"));
  expect(await personAt("ana@x.example")).toMatchObject({
    individualStatus: "active",
    consents: [{ purpose: "membership" }, { purpose: "updates" }],
  });
});

test("nobody who left, paused, was taken out or unsubscribed comes back by a list", async () => {
  for (const name of ["left", "paused", "removed", "unsubscribed"])
    await join(aJoinForm({ email: `${name}@x.example`, firstName: name }));
  for (const status of ["left", "paused", "removed"] as const)
    await db.membership.updateMany({
      where: { person: { emailKey: `${status}@x.example` } },
      data: { status },
    });
  const { id: personId } = (await personAt("unsubscribed@x.example"))!;
  const words = { words: "Unsubscribe", version: "1", locale: "en", method: "unsubscribe-page" };
  await db.consent.create({ data: { personId, purpose: "updates", action: "withdrawn", ...words } });
  const sent = await mails();
  const consents = await db.consent.count();

  const id = await bring(
    list(
      ...["left", "paused", "removed"].map((name) => `${name}@x.example,Other,Name,94110,`),
      "unsubscribed@x.example,Other,Name,94110,",
    ),
  );
  expect(await fatesOf(id)).toEqual(["2 refused left", "3 refused paused", "4 refused removed", "5 update"]);
  for (const status of ["left", "paused", "removed"]) {
    expect(await statuses(`${status}@x.example`)).toEqual([status]);
    expect(await personAt(`${status}@x.example`)).toMatchObject({ firstName: status, zip: null });
  }
  const still = await personAt("unsubscribed@x.example");
  expect(still?.unsubscribedAt).not.toBeNull();
  expect(await db.consent.count()).toBe(consents);
  expect(await mails()).toBe(sent);
});

test("an address that was erased stays out, and one that unsubscribed elsewhere stays out of later lists too", async () => {
  await db.suppression.create({ data: { hash: suppressionHash("gone@x.example"), reason: "erased" } });
  const first = await bring(
    "Email,Status\ngone@x.example,Subscribed\nelsewhere@x.example,Unsubscribed\nfine@x.example,Subscribed",
  );
  expect(await fatesOf(first)).toEqual(["2 refused suppressed", "3 refused unsubscribed-elsewhere", "4 new"]);
  const second = await bring("Email\ngone@x.example\nelsewhere@x.example");
  expect(await fatesOf(second)).toEqual(["2 refused suppressed", "3 refused suppressed"]);
  await undo(first);
  expect(await db.suppression.findMany({ select: { reason: true } })).toEqual([{ reason: "erased" }]);
});

test("another address of somebody known is theirs", async () => {
  await join(aJoinForm({ email: "ana@x.example" }));
  const { id: personId } = (await personAt("ana@x.example"))!;
  await db.personAddress.create({
    data: { emailKey: "ana@work.example", email: "ana@work.example", personId },
  });
  const id = await bring(list("ana@work.example,Ana,,95814,", "ana@x.example,Ana,Ruiz,,"));
  expect(await fatesOf(id)).toEqual(["2 update", "3 update"]);
  expect(await db.person.count()).toBe(1);
  expect(await personAt("ana@x.example")).toMatchObject({ zip: "95814", lastName: "Ruiz" });
  await undo(id);
  expect(await personAt("ana@x.example")).toMatchObject({ zip: null, lastName: "" });
});

test("organizations are the ones that are here, or new ones that staff see beside their look-alikes", async () => {
  const file = (...rows: string[]) => ["Email,Name,Organization,Website", ...rows].join("\n");
  await bring(file("a@x.example,A A,Science Club,https://science.example"));
  const id = await bring(
    file(
      "b@x.example,B B,The Science Club Inc.,",
      "c@x.example,C C,Science Club,https://other.example",
      "d@x.example,D D,Robots,https://www.science.example/robots",
      "d@x.example,D D,Chess,",
      "e@x.example,E E,Chess,",
    ),
  );
  expect((await statusOf(id)).counts).toMatchObject({ new: 4, update: 1, organizations: 3 });
  const all = await db.organization.findMany({
    orderBy: [{ name: "asc" }, { createdAt: "asc" }],
    select: {
      name: true,
      _count: { select: { memberships: true } },
      duplicates: { select: { reasons: true } },
    },
  });
  expect(all).toEqual([
    { name: "Chess", _count: { memberships: 2 }, duplicates: [] },
    { name: "Robots", _count: { memberships: 1 }, duplicates: [{ reasons: ["domain"] }] },
    { name: "Science Club", _count: { memberships: 2 }, duplicates: [] },
    { name: "Science Club", _count: { memberships: 1 }, duplicates: [{ reasons: ["name"] }] },
  ]);
  await undo(id);
  expect(await db.organization.count()).toBe(1);
  expect(await db.person.count()).toBe(1);
});

test("an undo takes away whom the list brought and gives back what it changed, but for what happened since", async () => {
  await bring(list("known@x.example,Known,Before,94110,old", "since@x.example,Since,Before,94110,"));
  const id = await bring(
    list(
      "known@x.example,Known,After,95814,new",
      "since@x.example,Since,After,95814,",
      "new@x.example,New,One,,",
      "noted@x.example,Noted,One,,",
    ),
  );
  const noted = (await personAt("noted@x.example"))!;
  await db.note.create({ data: { personId: noted.id, text: "Called us." } });
  await db.person.update({ where: { emailKey: "since@x.example" }, data: { lastName: "Later" } });
  await undo(id);
  expect(await statusOf(id)).toMatchObject({ status: "undone", counts: { undone: { deleted: 1, kept: 1 } } });
  expect(await personAt("new@x.example")).toBeNull();
  expect(await personAt("known@x.example")).toMatchObject({
    lastName: "Before",
    zip: "94110",
    tags: ["old"],
  });
  expect(await personAt("since@x.example")).toMatchObject({ lastName: "Later", zip: "94110" });
  // Who stays is known and not asked: the consents are withdrawn, and were never deleted.
  const kept = (await personAt("noted@x.example"))!;
  expect(kept.individualStatus).toBe("pending");
  expect(kept.unsubscribedAt).not.toBeNull();
  expect(kept.consents.map(({ action }) => action)).toEqual(["granted", "granted", "withdrawn", "withdrawn"]);
  expect(await undoImport(OPERATOR, id)).toMatchObject({ ok: false });
});

test("somebody who joined by themselves after the list keeps what they said when it is undone", async () => {
  const id = await bring(list("ana@x.example,Ana,Ruiz,,"), { basis: null });
  await join(aJoinForm({ email: "ana@x.example", firstName: "Ana" }));
  await undo(id);
  expect(await personAt("ana@x.example")).toMatchObject({ individualStatus: "active", unsubscribedAt: null });
});

test("after a week nothing is undone, and the file and its rows are gone", async () => {
  const id = await bring(list("ana@x.example,Ana,Ruiz,,"));
  await db.import.update({ where: { id }, data: { finishedAt: after(new Date(), -8 * DAY) } });
  expect(await undoImport(OPERATOR, id)).toEqual({ ok: false, reason: "unknown" });
  await cleanUp(new Date());
  expect([await db.importChunk.count(), await db.importRow.count(), await db.import.count()]).toEqual([
    0, 0, 1,
  ]);
});

test("a run that is stopped in the middle goes on at the next row: each row comes in once", async () => {
  const id = await handIn(many(2500));
  await check(id);
  await runImport(OPERATOR, id);
  // What a signal stops behind its first batch, a kill stops in the second: that one is then as if it had never been.
  let looks = 0;
  await workImports(
    {
      get aborted() {
        return looks++ > 0;
      },
    } as AbortSignal,
    id,
  );
  const { rowsDone } = await db.import.findUniqueOrThrow({ where: { id } });
  expect(rowsDone).toBe(1001);
  expect(await db.person.count()).toBe(1000);
  await work(id);
  expect(await statusOf(id)).toMatchObject({ status: "done", counts: { new: 2500, update: 0, same: 0 } });
  expect(await db.person.count()).toBe(2500);
  expect(await db.consent.count()).toBe(5000);
  expect(await db.timelineEvent.count()).toBe(2500);
});

test("a connection that is cut in the middle of a batch loses nothing and doubles nothing", async () => {
  const id = await handIn(many(3000));
  await check(id);
  await runImport(OPERATOR, id);
  const working = work(id).catch(() => "cut");
  while ((await db.import.findUniqueOrThrow({ where: { id } })).rowsDone === 0);
  await db.$queryRaw`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`;
  await working;
  await work(id);
  expect(await statusOf(id)).toMatchObject({ status: "done", counts: { new: 3000 } });
  expect([await db.person.count(), await db.importRow.count()]).toEqual([3000, 3000]);
});

test("of two workers one takes the list, and each row comes in once", async () => {
  const id = await handIn(many(1500));
  await check(id);
  expect(
    (await Promise.all([runImport(OPERATOR, id), runImport(OPERATOR, id)])).filter(({ ok }) => ok),
  ).toHaveLength(1);
  await Promise.all([work(id), work(id), work(id)]);
  await work(id);
  expect(await statusOf(id)).toMatchObject({ status: "done", counts: { new: 1500, update: 0, same: 0 } });
  expect(await db.person.count()).toBe(1500);
});

test("a batch takes as many statements for a thousand rows as for ten", async () => {
  const statements = async (count: number) => {
    await wipe();
    const id = await handIn(many(count));
    await check(id);
    await runImport(OPERATOR, id);
    const { Client } = await import("pg");
    const { prototype } = Client as unknown as { prototype: { query: (...args: unknown[]) => unknown } };
    const plain = prototype.query;
    let seen = 0;
    prototype.query = function (...args) {
      seen += 1;
      return plain.apply(this, args);
    };
    await work(id).finally(() => (prototype.query = plain));
    return seen;
  };
  expect(await statements(900)).toBe(await statements(10));
});

test("a piece that comes twice is kept once, and a file that is no text is told so", async () => {
  const opened = await openImport(OPERATOR, { name: "list.csv", bytes: 12 });
  if (!opened.ok) throw new Error(opened.reason);
  const { id } = opened.value;
  const bytes = new TextEncoder().encode("Email\na@x.co");
  expect(await closeImport(OPERATOR, id)).toEqual({ ok: false, reason: "incomplete" });
  expect(await addPiece(OPERATOR, id, 0, bytes)).toMatchObject({ ok: true });
  expect(await addPiece(OPERATOR, id, 0, bytes)).toMatchObject({ ok: true });
  expect(await addPiece(OPERATOR, id, 1, bytes)).toEqual({ ok: false, reason: "too-large" });
  expect(await closeImport(OPERATOR, id)).toMatchObject({ ok: true });
  await expect(handIn(Buffer.from("PK\x03\x04\0\0\0\0 a spreadsheet"))).rejects.toThrow("no-text");
  expect(await discardImport(OPERATOR, id)).toMatchObject({ ok: true });
  expect(await db.importChunk.count()).toBe(0);
});

test("a quotation mark that is never closed is told with its row, and the columns can be settled anew", async () => {
  const id = await handIn(`${list("ana@x.example,Ana,Ruiz,,")}\n"open@x.example,${"x,".repeat(700_000)}`);
  await check(id);
  const { status, error } = await db.import.findUniqueOrThrow({ where: { id } });
  expect(status).toBe("mapping");
  expect(error).toContain("beyond row 2");
});

test("what a heading meant is remembered", async () => {
  const first = await handIn("Email,Gremio\na@x.example,Maestra");
  expect((await db.import.findUniqueOrThrow({ where: { id: first } })).mapping).toEqual(["email", ""]);
  await check(first, { columns: ["email", "role"] });
  const second = await handIn("GREMIO;Email\nMaestra;b@x.example");
  expect((await db.import.findUniqueOrThrow({ where: { id: second } })).mapping).toEqual(["role", "email"]);
});
