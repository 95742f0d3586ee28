import { expect, test } from "vitest";
import { exportOrganizations, exportPeople } from "@/lib/members/commands/export-members";
import { OPERATOR } from "@/lib/members/commands/invite-staff";
import { personColumnNames, personColumns } from "@/lib/members/export-columns";
import { everyone } from "@/lib/members/filter";
import { db, pgPool } from "@/lib/platform/db";

const inUse = () => pgPool().totalCount - pgPool().idleCount;

async function read(text: AsyncGenerator<string>): Promise<string> {
  let all = "";
  for await (const part of text) all += part;
  return all;
}

const aPerson = (name: string, more: object = {}) =>
  db.person.create({ data: { email: `${name}@x.example`, emailKey: `${name}@x.example`, ...more } });

test("people leave as CSV with what a spreadsheet would compute defused, and it is written down before", async () => {
  await aPerson("ana", { firstName: "=1+1", lastName: 'Ruiz, "Ana"', zip: "94110", tags: ["a", "b"] });
  await aPerson("luis", { firstName: "+Luis", lastName: "@home", locale: "es" });
  const filter = { field: "language", in: ["en"] } as const;
  const columns = ["email", "firstName", "lastName", "tags"] as const;
  const { rows, text } = await exportPeople(OPERATOR, {
    filter: { ...filter, in: ["en"] },
    columns,
    mark: true,
  });
  expect(rows).toBe(1);
  expect(await db.auditEvent.findFirst({ where: { action: "export" } })).toMatchObject({
    subject: "people",
    detail: { rows: 1, filter, columns: [...columns] },
  });
  expect(await read(text)).toBe(
    '\uFEFFEmail,First name,Last name,Tags\r\nana@x.example,\'=1+1,"Ruiz, ""Ana""",a; b\r\n',
  );
  expect(inUse()).toBe(0);
});

test("every column can be asked for", async () => {
  const { text } = await exportPeople(OPERATOR, {
    filter: everyone,
    columns: personColumnNames,
    mark: false,
  });
  const [heads, ...lines] = (await read(text)).trim().split("\r\n");
  expect(heads).toBe(personColumnNames.map((name) => personColumns[name].head).join(","));
  expect(lines).toHaveLength(2);
});

test("whoever stops in the middle frees the connection", async () => {
  await db.$executeRaw`insert into person (id, email_key, email, updated_at)
    select gen_random_uuid(), 'n' || n || '@x.example', 'n' || n || '@x.example', now() from generate_series(1, 5000) n`;
  const { text } = await exportPeople(OPERATOR, { filter: everyone, columns: ["email"], mark: false });
  await text.next();
  await text.next();
  expect(inUse()).toBe(1);
  await text.return(undefined);
  expect(inUse()).toBe(0);
});

test("organizations leave with the people who act for them, and without merged records", async () => {
  const organization = { sector: "nonprofit", website: "https://club.example/" };
  const club = await db.organization.create({ data: { ...organization, name: "-Club", nameKey: "club" } });
  await db.organization.create({
    data: { ...organization, name: "Gone", nameKey: "gone", mergedIntoId: club.id },
  });
  const { id: personId } = await aPerson("head", { firstName: "Eva" });
  await db.membership.create({ data: { personId, kind: "organization", organizationId: club.id } });
  const { rows, text } = await exportOrganizations(OPERATOR, { mark: false });
  const lines = (await read(text)).trim().split("\r\n");
  expect([rows, lines.length]).toEqual([1, 2]);
  expect(lines[1]).toMatch(/^'-Club,/);
  expect(lines[1]).toContain("Eva <head@x.example>");
});
