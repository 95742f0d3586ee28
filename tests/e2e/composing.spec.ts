import type { Page } from "@playwright/test";
import { anAddress, expect, expectAccessible, test } from "../support/journey";
import { databaseOf, inviteStaff, sql } from "../support/operator";

const shared = () => process.env["PRODUCT_DATA_DIR"]!;

async function signIn(page: Page, role: "editor" | "organizer"): Promise<void> {
  await page.goto(await inviteStaff(anAddress(role), role));
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/staff$/);
}

const english = `Dear {first name|friend},

Of us all, <Claim id="schools-without-calculus" /> live with this in {county|California}.

<Callout title="What you can do, {first name|friend}" tone="act">
Ask one question.

<Button words="Read the brief first" href="/issues/stem/stem-network" />
</Callout>

<Claim id="schools-without-physics" />
<Issue id="stem/stem-network" />`;
const spanish = english
  .replace("Dear {first name|friend},", "Hola, {nombre|amiga}:")
  .replace("Of us all", "De todos")
  .replace("live with this in {county|California}", "vive con esto en el {condado|estado}")
  .replace("What you can do, {first name|friend}", "Lo que puedes hacer")
  .replace("Ask one question.", "Haz una pregunta.")
  .replace("Read the brief first", "Lee primero el resumen");

/** A draft in both languages. @returns its id */
async function aDraft(subject: string, more = ""): Promise<string> {
  const [row] = await sql<{ id: string }>(
    databaseOf(shared()),
    `with made as (
       insert into "update" (id, slug, updated_at) values (gen_random_uuid(), 'draft-' || gen_random_uuid(), now())
       returning id)
     insert into update_translation (update_id, locale, subject, body)
     select id, locale, subject, body from made,
       (values ('en', $1::text, $2::text), ('es', $3::text, $4::text)) part (locale, subject, body)
     returning update_id as id`,
    [subject, english + more, "{nombre|Amiga}, lee esto", spanish + more],
  );
  return row!.id;
}

/** A member with a name and a county. @returns their address */
async function aReader(firstName: string): Promise<string> {
  const address = anAddress("reader");
  await sql(
    databaseOf(shared()),
    `with someone as (
       insert into person (id, email, email_key, first_name, last_name, zip, county, locale, updated_at)
       values (gen_random_uuid(), $1, $1, $2, 'Reyes', '93301', 'kern', 'es', now()) returning id)
     insert into membership (id, person_id, kind) select gen_random_uuid(), id, 'individual' from someone`,
    [address, firstName],
  );
  return address;
}

const letter = (page: Page) => page.frameLocator("iframe").locator("body");

test("staff see an update as its readers will: on a phone, in the dark, as text, in both languages, as one of them", async ({
  page,
}) => {
  const reader = await aReader("Consuelo");
  const id = await aDraft("{first name|Friend}, read this");
  await signIn(page, "organizer");
  await page.goto(`/staff/updates/${id}/preview`);
  await expect(page.getByRole("region", { name: "The mail" })).toContainText("Friend, read this");
  await expect(letter(page)).toContainText("Of us all, 25% 1 live with this in California.");
  await expect(letter(page)).toContainText("Where the figures come from");
  await expect(letter(page).getByRole("link", { name: "Read the brief first" })).toHaveAttribute(
    "href",
    /\/issues\/stem\/stem-network$/,
  );

  for (const look of ["On a phone", "In the dark", "Without pictures"]) {
    await page.getByRole("link", { name: look }).click();
    await expect(page.locator("iframe")).toHaveAttribute("title", new RegExp(`^${look}`));
    await expect(letter(page)).toContainText("What you can do, friend");
  }
  await page.getByRole("link", { name: "As text" }).click();
  await expect(page.locator("pre")).toContainText("Read the brief first:\n");
  await page.getByRole("link", { name: "Spanish" }).click();
  await expect(page.locator("pre")).toContainText("Hola, amiga:");

  await page.getByLabel("Name, address or organization").fill(reader);
  await page.getByRole("button", { name: "Find" }).click();
  await page.getByRole("link", { name: "Consuelo Reyes" }).click();
  await expect(page.getByRole("heading", { name: "As Consuelo Reyes gets it" })).toBeVisible();
  await expect(page.locator("pre")).toContainText("Hola, Consuelo:");
  await expect(page.locator("pre")).toContainText("en el condado de Kern.");
  await page.getByRole("link", { name: "On a computer" }).click();
  await expect(letter(page)).toContainText("Hola, Consuelo:");
  await expectAccessible(page);
});

test("what the check list finds is put right, or knowingly left as it is, until something else is wrong", async ({
  page,
}) => {
  const id = await aDraft("A subject", "\n\n[a page](/nowhere-at-all)");
  await signIn(page, "editor");
  await page.goto(`/staff/updates/${id}/preview`);
  await expect(page.getByRole("heading", { name: "As a member gets it" })).toHaveCount(0);
  const links = page
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name: "Links lead somewhere" }) });
  await expect(links).toContainText("Look here");
  await expect(links).toContainText("there is no page at");
  await links.getByRole("button", { name: /I know, leave it so/ }).click();
  await expect(links).toContainText("Overruled");
  await expect(links).toContainText("left it so");
  await sql(
    databaseOf(shared()),
    "update update_translation set body = replace(body, '/nowhere-at-all', '/elsewhere') where update_id = $1",
    [id],
  );
  await page.reload();
  await expect(links).toContainText("Look here");
  await sql(
    databaseOf(shared()),
    "update update_translation set body = replace(body, '/elsewhere', '/join') where update_id = $1",
    [id],
  );
  await page.reload();
  await expect(links).toContainText("Good");
});

test("a test mail holds what is known of whoever asked for it, in both languages", async ({
  page,
  mailTo,
  countMail,
}) => {
  const id = await aDraft("{first name|Friend}, read this");
  const address = anAddress("editor");
  await page.goto(await inviteStaff(address, "editor"));
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/staff$/);
  await sql(databaseOf(shared()), "update person set first_name = 'Rosario' where email_key = $1", [address]);
  await page.goto(`/staff/updates/${id}/preview`);
  const before = await countMail(address);
  await page.getByRole("button", { name: `Send a test to ${address}` }).click();
  await expect(page.getByRole("status")).toContainText("A test is on its way");
  const mails = [await mailTo(address, before), await mailTo(address, before + 1)];
  const words = mails.map(({ text }) => text).join("\n");
  expect(words).toContain("Dear Rosario,");
  expect(words).toContain("Hola, Rosario:");
  expect(words).not.toContain("personalValue");
});

test("on the site an update has its figures, cards and callouts, and nobody's values", async ({ page }) => {
  const id = await aDraft("{first name|Friend}, read this");
  const [row] = await sql<{ slug: string }>(
    databaseOf(shared()),
    `update "update" set status = 'sent', approved_at = now(), starts_at = now(), slug = 'composed-' || left(id::text, 8)
     where id = $1 returning slug`,
    [id],
  );
  await page.goto(`/updates/${row!.slug}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Friend, read this");
  await expect(page.getByRole("main")).toContainText("Dear friend,");
  await expect(page.getByRole("link", { name: "25%", exact: true })).toHaveAttribute(
    "href",
    "/claims/schools-without-calculus",
  );
  await expect(page.getByRole("heading", { name: "Where the figures come from" })).toBeVisible();
  await expect(
    page.getByRole("article").getByRole("link", { name: "STEM Network", exact: true }),
  ).toBeVisible();
  await expectAccessible(page);
  await page.goto(`/es/updates/${row!.slug}`);
  await expect(page.getByRole("main")).toContainText("Hola, amiga:");
  await expect(page.getByRole("heading", { name: "De dónde salen las cifras" })).toBeVisible();
});
