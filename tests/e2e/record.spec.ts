import type { Page } from "@playwright/test";
import { anAddress, expect, expectAccessible, test } from "../support/journey";
import { databaseOf, inviteStaff, sql } from "../support/operator";

const dataDir = () => process.env["PRODUCT_DATA_DIR"]!;

async function signIn(page: Page): Promise<void> {
  await page.goto(await inviteStaff(anAddress("organizer"), "organizer"));
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/staff$/);
}

const letters = "abcdefghijklmnopqrstuvwxyz";
const aWord = () => Array.from({ length: 10 }, () => letters[Math.floor(Math.random() * 26)]).join("");

/** Two records of one person, with a last name that nobody else has. */
async function halfSiblings(): Promise<{ family: string; ids: [string, string] }> {
  const family = `Z${aWord()}`;
  const add = async (first: string, address: string) => {
    const [row] = await sql<{ id: string }>(
      databaseOf(dataDir()),
      `with someone as (
         insert into person (id, email, email_key, first_name, last_name, zip, county, updated_at)
         values (gen_random_uuid(), $1, $1, $2, $3, '93701', 'fresno', now()) returning id
       ), member as (
         insert into membership (id, person_id, kind) select gen_random_uuid(), id, 'individual' from someone
       )
       select id::text from someone`,
      [address, first, family],
    );
    return row!.id;
  };
  const name = family.toLowerCase();
  return {
    family,
    ids: [await add("Rosa", `rosa.${name}@gmail.com`), await add("Rosita", `rosa${name}@gmail.com`)],
  };
}

test("staff find a person, note, tag and correct, each with its trace", async ({ page }) => {
  const { family } = await halfSiblings();
  await signIn(page);
  await page.goto(`/staff/members?q=rosa.${family}`);
  await page.getByRole("link", { name: `Rosa ${family}`, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Rosa ${family}`);
  await expectAccessible(page);

  await page.getByLabel("A new note").fill("Met at the fair.\nWants to help.");
  await page.getByRole("button", { name: "Keep the note" }).click();
  await expect(page.getByText("Met at the fair.")).toBeVisible();

  await page.getByLabel("Add a tag").fill("Fair 2026");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByRole("list", { name: "Tags" })).toContainText("fair 2026");

  await page.getByText("Correct what is known").click();
  await page.getByLabel("ZIP code").fill("94110");
  await page.getByRole("button", { name: "Save the correction" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Say why");
  await page.getByLabel("Why").first().fill("Moved to San Francisco");
  await page.getByRole("button", { name: "Save the correction" }).click();
  await expect(page.getByText("94110, San Francisco County")).toBeVisible();
  await expect(page.getByText("“Moved to San Francisco”")).toBeVisible();

  await page.getByRole("button", { name: /^Delete the note/ }).click();
  await expect(page.getByText("Met at the fair.")).toBeHidden();
});

test("two tabs cannot overwrite each other", async ({ page, context }) => {
  const { ids } = await halfSiblings();
  await signIn(page);
  const other = await context.newPage();
  for (const tab of [page, other]) {
    await tab.goto(`/staff/members/${ids[0]}`);
    await tab.getByText("Correct what is known").click();
    await tab.getByLabel("Why").first().fill("Told us");
  }
  await page.getByLabel("First name").fill("Rosalinda");
  await page.getByRole("button", { name: "Save the correction" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Rosalinda");
  await other.getByLabel("First name").fill("Rosario");
  await other.getByRole("button", { name: "Save the correction" }).click();
  await expect(other.getByRole("main").getByRole("alert")).toContainText("Rosalinda");
  await other.getByRole("button", { name: "Replace it with mine" }).click();
  await expect(other.getByRole("heading", { level: 1 })).toContainText("Rosario");
});

test("two half-siblings become one record and are parted again", async ({ page }) => {
  const { family, ids } = await halfSiblings();
  await signIn(page);
  await page.goto(`/staff/members/${ids[0]}`);
  await page.getByText("This is the same person as …").click();
  await page.getByLabel("An address of the other record").fill(`rosa${family.toLowerCase()}@gmail.com`);
  await page.getByRole("button", { name: "Look at both" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("One person, or two?");
  await expectAccessible(page);
  await page.getByRole("radio", { name: "Rosa", exact: true }).check();
  await page.getByRole("button", { name: "Make one record of these two" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Rosa ${family}`);
  await expect(page.getByText("also theirs")).toBeVisible();
  // Bookmarks of either record lead to the one there is.
  for (const id of ids) {
    await page.goto(`/staff/members/${id}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Rosa ${family}`);
  }
  await page.getByRole("button", { name: "Part them again" }).click();
  await expect(page.getByText("parted again, as they were")).toBeVisible();
  await page.goto(`/staff/members?q=${family}`);
  await expect(page.getByRole("status").filter({ hasText: /pe(?:ople|rson)/ })).toHaveText("2 people fit");
});

test("many are tagged at once, with numbers first, and it is undone", async ({ page }) => {
  const { family, ids } = await halfSiblings();
  const tagged = async () => {
    const rows = await sql<{ tags: string[] }>(
      databaseOf(dataDir()),
      "select tags from person where id = any($1::uuid[])",
      [ids],
    );
    return rows.filter(({ tags }) => tags.includes("spring")).length;
  };
  await signIn(page);
  await page.goto(`/staff/members/bulk?all=1&q=${family}`);
  await expect(page.getByText("For all 2 people that fit the list's filters.")).toBeVisible();
  await page.getByRole("radio", { name: "Add a tag" }).check();
  await page.getByLabel("Which tag").fill("spring");
  await page.getByRole("button", { name: "See what it would do" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Tag 2 people “spring”" }).click();
  await expect(page.getByRole("heading", { name: "Done" })).toBeVisible({ timeout: 90_000 });
  expect(await tagged()).toBe(2);
  await page.getByRole("button", { name: "Undo it for 2 people" }).click();
  await expect(page.getByRole("heading", { name: "Undone" })).toBeVisible({ timeout: 90_000 });
  expect(await tagged()).toBe(0);
});
