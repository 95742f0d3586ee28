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
const aWord = () => Array.from({ length: 8 }, () => letters[Math.floor(Math.random() * 26)]).join("");

type Sister = { id: string; slug: string };

/** Two records of one club, both on the public list, with one member of staff each, and the question whether they are one. */
async function halfSisters(): Promise<{ word: string; first: Sister; second: Sister }> {
  const word = aWord();
  const database = databaseOf(dataDir());
  const add = async (name: string, slug: string, abbreviation: string | null): Promise<Sister> => {
    const [row] = await sql<{ id: string }>(
      database,
      `with org as (
         insert into organization (id, name, name_key, abbreviation, sector, slug, wants_listing, listed_at, listed_how,
           updated_at)
         values (gen_random_uuid(), $1, $2, $3, 'nonprofit', $2, true, now(), 'staff', now()) returning id
       ), someone as (
         insert into person (id, email, email_key, first_name, last_name, updated_at)
         values (gen_random_uuid(), $4, $4, 'Rosa', $1, now()) returning id
       ), member as (
         insert into membership (id, person_id, kind, organization_id)
         select gen_random_uuid(), someone.id, 'organization', org.id from someone, org
       )
       select id::text from org`,
      [name, slug, abbreviation, anAddress(slug)],
    );
    return { id: row!.id, slug };
  };
  const first = await add(`Ten Strands ${word}`, `ten-strands-${word}`, null);
  const second = await add(`Ten Strands of ${word}`, `strands-${word}`, "TSX");
  await sql(
    database,
    "insert into possible_duplicate (id, newer_id, older_id, reasons) values (gen_random_uuid(), $1, $2, '{name}')",
    [second.id, first.id],
  );
  return { word, first, second };
}

test("two records of one organization become one, field by field, and are parted again", async ({ page }) => {
  const { word, first, second } = await halfSisters();
  await signIn(page);
  await page.goto("/staff/organizations/duplicates");
  await expectAccessible(page);
  await page.goto(`/staff/organizations/${second.id}`);
  await page.getByRole("link", { name: "Decide about it", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("One organization, or two?");
  await expectAccessible(page);
  await page.getByRole("radio", { name: `Ten Strands of ${word}` }).check();
  await page.getByRole("radio", { name: "TSX" }).check();
  await page.getByRole("radio", { name: `/organizations/strands-${word}` }).check();
  await page.getByRole("button", { name: "Make one record of these two" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Ten Strands of ${word}`);
  await expect(page).toHaveURL(new RegExp(first.id));
  await expect(page.getByText("The two records are one now")).toBeVisible();

  // Bookmarks of either record, and both public addresses, lead to the one there is.
  await page.goto(`/staff/organizations/${second.id}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Ten Strands of ${word}`);
  for (const { slug } of [first, second]) {
    await page.goto(`/organizations/${slug}`);
    await expect(page).toHaveURL(new RegExp(`/organizations/strands-${word}$`));
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Ten Strands of ${word}`);
  }

  await page.goto(`/staff/organizations/${first.id}`);
  await page.getByRole("button", { name: "Part them again" }).click();
  await expect(page.getByText("parted again, as they were")).toBeVisible();
  for (const { slug } of [first, second]) {
    await page.goto(`/organizations/${slug}`);
    await expect(page).toHaveURL(new RegExp(`/organizations/${slug}$`));
  }
});

test("what changed meanwhile is looked at again before anything is merged", async ({ page }) => {
  const { word, first } = await halfSisters();
  await signIn(page);
  await page.goto(`/staff/organizations/${first.id}`);
  await page.getByRole("link", { name: "Decide about it", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("One organization, or two?");
  await sql(
    databaseOf(dataDir()),
    "update organization set name = $2, updated_at = now() + interval '1 second' where id = $1",
    [first.id, `Strings ${word}`],
  );
  await page.getByRole("button", { name: "Make one record of these two" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Nothing was merged");
  await expect(page.getByRole("link", { name: `Strings ${word}` })).toBeVisible();
});

test("any two are put side by side by hand, and found to be different", async ({ page }) => {
  const { word, first, second } = await halfSisters();
  await sql(databaseOf(dataDir()), "delete from possible_duplicate where newer_id = $1", [second.id]);
  await signIn(page);
  await page.goto(`/staff/organizations/${first.id}`);
  await page.getByText("This is the same organization as …").click();
  await page.getByLabel("The other record").fill(`/organizations/strands-${word}`);
  await page.getByRole("button", { name: "Look at both" }).click();
  await page.getByRole("button", { name: "They are different organizations" }).click();
  await expect(page.getByText("Both records stay as they are")).toBeVisible();
  await page.goto(`/staff/organizations/${first.id}`);
  await expect(page.getByText("found to be another")).toBeVisible();
});
