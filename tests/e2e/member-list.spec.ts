import type { Page } from "@playwright/test";
import { anAddress, expect, expectAccessible, test } from "../support/journey";
import { databaseOf, inviteStaff, sql } from "../support/operator";

const dataDir = () => process.env["PRODUCT_DATA_DIR"]!;

async function signIn(page: Page): Promise<void> {
  await page.goto(await inviteStaff(anAddress("organizer"), "organizer"));
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/staff$/);
}

/** Three people of a family of their own, so that others' tests do not matter. */
async function aFamily(): Promise<string> {
  const letters = "abcdefghijklmnopqrstuvwxyz";
  const name = `Q${Array.from({ length: 11 }, () => letters[Math.floor(Math.random() * 26)]).join("")}`;
  const rows = [
    ["Inés", "fresno", "parent"],
    ["Bo", "fresno", "student"],
    ["Cy", "yolo", "parent"],
  ];
  for (const [first, county, audience] of rows)
    await sql(
      databaseOf(dataDir()),
      `with someone as (
         insert into person (id, email, email_key, first_name, last_name, county, audience, updated_at)
         values (gen_random_uuid(), $1, $1, $2, $3, $4, $5, now()) returning id)
       insert into membership (id, person_id, kind) select gen_random_uuid(), id, 'individual' from someone`,
      [
        `${first!.normalize("NFKD").replace(/\W/g, "").toLowerCase()}@${name.toLowerCase()}.example`,
        first,
        name,
        county,
        audience,
      ],
    );
  return name;
}

const count = (page: Page) => page.getByRole("status").filter({ hasText: /pe(?:ople|rson)/ });

test("staff find people as they type, filter them, and come back to the same address", async ({ page }) => {
  const name = await aFamily();
  await signIn(page);
  await page.goto("/staff/members");
  await expectAccessible(page);
  const search = page.getByRole("searchbox");
  await search.pressSequentially(`ines ${name.slice(0, 8).toLowerCase()}`);
  await expect(count(page)).toHaveText("1 person fits");
  await expect(page.getByRole("link", { name: `Inés ${name}` })).toBeVisible();

  await search.fill(`${name.toLowerCase()}.example`);
  await expect(count(page)).toHaveText("3 people fit");
  const county = page.getByRole("group", { name: "County" });
  await page.locator("summary", { hasText: /^County/ }).click();
  await county.getByRole("checkbox", { name: "Fresno" }).check();
  await expect(count(page)).toHaveText("2 people fit");
  await expect(page).toHaveURL(/county=fresno/);
  await page.reload();
  await expect(count(page)).toHaveText("2 people fit");
  await expectAccessible(page);

  // One slip of the finger.
  const slip = name[5] === "x" ? "y" : "x";
  await page.goto(`/staff/members?q=${name.slice(0, 5)}${slip}${name.slice(6)}`);
  await expect(page.getByRole("main")).toContainText("These have words like it");
  await expect(count(page)).toHaveText("3 people fit");
});

test("the list is worked by keyboard, and single keys can be turned off", async ({ page }) => {
  const name = await aFamily();
  await signIn(page);
  await page.goto(`/staff/members?q=${name}&sort=name`);
  await expect(page.getByRole("button", { name: /Change those|ticked/ })).toBeDisabled();
  await page.keyboard.press("j");
  await expect(page.getByRole("link", { name: `Bo ${name}` })).toBeFocused();
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await expect(page.getByRole("checkbox", { name: `Tick Cy ${name}` })).toBeChecked();
  await expect(page.getByRole("button", { name: "Change the 1 ticked …" })).toBeEnabled();
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox")).toBeFocused();
  // In a field a letter is a letter.
  await page.keyboard.press("End");
  await page.keyboard.type("j");
  await expect(page.getByRole("searchbox")).toHaveValue(`${name}j`);

  await page.getByRole("button", { name: "Keyboard" }).click();
  await page.getByLabel("Single letters and signs do this, too").uncheck();
  await page.getByRole("button", { name: "Close" }).click();
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox")).not.toBeFocused();
});

test("a view is kept and forgotten", async ({ page }) => {
  await signIn(page);
  await page.goto("/staff/members?county=yolo&sort=name");
  await page.locator("summary", { hasText: "Keep this view" }).click();
  await page.getByLabel("Keep these filters").fill("Yolo by name");
  await page.getByRole("button", { name: "Keep", exact: true }).click();
  await expect(page.getByRole("main")).toContainText("The view is kept");
  await page.goto("/staff/members");
  await page.getByRole("link", { name: "Yolo by name" }).click();
  await expect(page).toHaveURL(/county=yolo&sort=name/);
  await page.locator("summary", { hasText: "Keep or forget" }).click();
  await page.getByRole("button", { name: "Forget Yolo by name" }).click();
  await expect(page.getByRole("main")).toContainText("The view is forgotten");
});

test("a segment is built in plain words, counted while it is built, kept, copied and deleted", async ({
  page,
}) => {
  const name = await aFamily();
  await signIn(page);
  await page.goto(`/staff/members?q=${name}`);
  await page.getByRole("link", { name: "Keep as a segment" }).click();
  await expect(count(page)).toHaveText("3 people now");
  await page.getByRole("button", { name: "Add a condition" }).last().click();
  await page.getByRole("combobox", { name: "What about them" }).last().selectOption("audience");
  await page.getByRole("checkbox", { name: "Parent" }).check();
  await expect(page.getByRole("main")).toContainText("People who are found by");
  await expect(page.getByRole("main")).toContainText("and are parents.");
  await expect(count(page)).toHaveText("2 people now");
  await expectAccessible(page);
  await page.getByLabel("Name", { exact: true }).fill(`Parents ${name}`);
  await page.getByRole("button", { name: "Keep this segment" }).click();
  await expect(page.getByRole("main")).toContainText("The segment is kept");
  const row = page.getByRole("row", { name: `Parents ${name}` });
  await expect(row.getByRole("link", { name: "2", exact: true })).toBeVisible();
  await expectAccessible(page);

  await row.getByRole("link", { name: "Duplicate" }).click();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue(`Parents ${name} (copy)`);
  await expect(count(page)).toHaveText("2 people now");
  await page.goto("/staff/members/segments");
  await row.locator("summary", { hasText: "Delete" }).click();
  await row.getByRole("button", { name: "Delete it" }).click();
  await expect(page.getByRole("main")).toContainText("The segment is deleted");
  await expect(row).toHaveCount(0);
});
