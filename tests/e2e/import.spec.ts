import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { anAddress, expect, expectAccessible, test } from "../support/journey";
import { databaseOf, inviteStaff, sql } from "../support/operator";

const dataDir = () => process.env["PRODUCT_DATA_DIR"]!;

/** @returns the address of who has signed in */
async function signIn(page: Page): Promise<string> {
  const organizer = anAddress("organizer");
  await page.goto(await inviteStaff(organizer, "organizer"));
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/staff$/);
  return organizer;
}

const people = async (like: string) =>
  sql<{ first_name: string; last_name: string; zip: string; role: string | null }>(
    databaseOf(dataDir()),
    `select p.first_name, p.last_name, p.zip, m.role from person p join membership m on m.person_id = p.id
     where p.email_key like $1 order by p.email_key`,
    [like],
  );

test("staff hand in a Latin-1 list with Spanish headings, correct a column, try it, take it in and take it back", async ({
  page,
}) => {
  const mark = crypto.randomUUID().slice(0, 8);
  const rows = [
    "Correo electrónico;Nombre;Apellidos;Código postal;Gremio",
    `ana.${mark}@lista.example;Begoña;Núñez;94110;Maestra`,
    `luis.${mark}@lista.example;Íñigo;de la Peña;95814;Director`,
    "no-es-correo;Nadie;Nunca;94110;",
  ];
  await signIn(page);
  await page.goto("/staff/members/import");
  await expectAccessible(page);
  await page.getByLabel("The list, as a CSV file").setInputFiles({
    name: `Cumbre ${mark}.csv`,
    mimeType: "text/csv",
    buffer: Buffer.from(rows.join("\r\n"), "latin1"),
  });
  await page.getByRole("button", { name: "Hand in the list" }).click();
  await page.waitForURL(/\/staff\/members\/import\/[0-9a-f-]{36}$/);

  // The letters are right, and the columns are known but for one.
  await expect(page.getByRole("main")).toContainText("Begoña · Íñigo");
  await expect(page.getByLabel("Correo electrónico")).toHaveValue("email");
  await expect(page.getByLabel("Apellidos")).toHaveValue("lastName");
  await expectAccessible(page);
  await page.getByLabel("Gremio").selectOption({ label: "Role at the organization" });

  // Without a word on consent nothing goes on, and nothing that was chosen is lost.
  await page.getByRole("button", { name: "Try every row" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText(
    "whether these people may be written to",
  );
  await expect(page.getByLabel("Gremio")).toHaveValue("role");
  await page.getByLabel("They agreed to hear from us").check();
  await page.getByLabel("When and how they agreed").fill("Firmaron la lista de la cumbre de Fresno.");
  await page.getByRole("button", { name: "Try every row" }).click();

  await expect(page.getByRole("heading", { name: "What would come of it" })).toBeVisible({ timeout: 90_000 });
  const main = page.getByRole("main");
  await expect(main).toContainText("2 people would get updates from then on");
  await expect(main).toContainText("The email address cannot be one.");
  await expectAccessible(page);
  expect(await people(`%${mark}@lista.example`)).toEqual([]);
  const coming = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download the refused rows" }).click();
  const refused = readFileSync(await (await coming).path(), "utf8");
  expect(refused).toContain("4,The email address cannot be one.,no-es-correo,Nadie,Nunca,94110,");

  await page.getByRole("button", { name: "Take in 2 rows" }).click();
  await expect(page.getByRole("heading", { name: "What came of it" })).toBeVisible({ timeout: 90_000 });
  expect(await people(`%${mark}@lista.example`)).toEqual([
    { first_name: "Begoña", last_name: "Núñez", zip: "94110", role: "Maestra" },
    { first_name: "Íñigo", last_name: "de la Peña", zip: "95814", role: "Director" },
  ]);

  await page.getByText("Undo this import").click();
  await page.getByRole("button", { name: "Undo 2 rows" }).click();
  await expect(main).toContainText("2 people deleted", { timeout: 90_000 });
  expect(await people(`%${mark}@lista.example`)).toEqual([]);
});

test("what is no list is refused with what to do", async ({ page }) => {
  await signIn(page);
  await page.goto("/staff/members/import");
  await page.getByLabel("The list, as a CSV file").setInputFiles({
    ...{ name: "list.csv", mimeType: "text/csv" },
    buffer: Buffer.concat([Buffer.from("PK\x03\x04"), Buffer.alloc(500)]),
  });
  await page.getByRole("button", { name: "Hand in the list" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("then CSV");
});

test("a file of people opens in a spreadsheet, computes nothing, and is written down", async ({ page }) => {
  const database = databaseOf(dataDir());
  const address = anAddress("formula");
  await sql(
    database,
    `insert into person (id, email_key, email, first_name, updated_at) values (gen_random_uuid(), $1, $1, '=1+1', now())`,
    [address],
  );
  const organizer = await signIn(page);
  await page.goto("/staff/members/export");
  await expectAccessible(page);
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: /^Download [\d,]+ (people|person)$/ }).click();
  const file = readFileSync(await (await coming).path(), "utf8");
  expect(file.startsWith("\uFEFFEmail,First name")).toBe(true);
  expect(file).toContain(`${address},'=1+1,`);
  // Others take files meanwhile.
  const audits = await sql<{ detail: { rows: number } }>(
    database,
    `select detail from audit_event
     where action = 'export' and actor_id = (select id from person where email_key = $1)`,
    [organizer],
  );
  expect(audits.map(({ detail }) => detail.rows)).toEqual([file.trim().split("\r\n").length - 1]);
});

test("only those who look after members hand in and take out", async ({ page, request }) => {
  for (const path of ["/staff/members/export/file", "/staff/members/export/organizations"])
    expect((await request.get(path, { maxRedirects: 0 })).status(), path).not.toBe(200);
  const posted = await request.post("/staff/members/import/upload?name=a.csv&bytes=5", { maxRedirects: 0 });
  expect(posted.status()).not.toBe(200);
  await page.goto(await inviteStaff(anAddress("editor"), "editor"));
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/staff$/);
  await page.goto("/staff/members/import");
  await expect(page).toHaveURL(/no-access/);
});
