import { anAddress, expect, linkIn, press, test } from "../support/journey";

test.describe("with a phone and three minutes, without JavaScript", () => {
  test.use({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false });

  for (const [home, menu, issues, close] of [
    ["/", "Menu", "Issues", "Close"],
    ["/es", "Menú", "Temas", "Cerrar"],
  ] as const)
    test(`a parent opens the menu of ${home}, shuts it again, and finds an issue by it`, async ({ page }) => {
      await page.goto(home);
      const ways = page.getByRole("banner").getByRole("navigation");
      await expect(ways).toBeHidden();
      await page.getByRole("button", { name: menu, exact: true }).click();
      await expect(ways.getByRole("link")).toHaveCount(7);
      // What lies under the sheet cannot be reached by a keyboard or a screen reader.
      await expect(page.getByRole("main")).toBeHidden();
      await ways.getByRole("button", { name: close }).click();
      await expect(ways).toBeHidden();
      await page.getByRole("button", { name: menu, exact: true }).click();
      await ways.getByRole("link", { name: issues }).click();
      await expect(ways).toBeHidden();
      await page.getByRole("link", { name: "STEM", exact: true }).first().click();
      await expect(page).toHaveURL(/\/issues\/stem$/);
    });
});

test("home says how many the movement is, or invites to be the first, and what is new", async ({ page }) => {
  await page.goto("/");
  const main = page.getByRole("main");
  await expect(main.getByRole("heading", { name: /Who stands with|Every movement counts/ })).toBeVisible();
  await expect(main).not.toContainText(/\b0 (?:people|organizations|counties)/);
  await expect(main.getByRole("region", { name: "Latest" }).getByRole("listitem")).not.toHaveCount(0);
});

test("whoever joined is thanked in this browser, and no longer invited", async ({ page, mailTo }) => {
  const banner = page.getByRole("complementary", { name: "Be Pro-Kid" });
  const address = anAddress();
  await page.goto("/issues/stem/stem-network");
  await expect(banner).toContainText("Joining as an organization?");
  await page.goto("/join");
  await page.getByLabel("Email address").fill(address);
  await page.getByLabel("First name", { exact: true }).fill("Ana");
  await press(page, "Join the movement");
  await page.goto(linkIn(await mailTo(address), "/confirm/"));
  await press(page, "Confirm and join");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Welcome");
  await page.goto("/issues/stem/stem-network");
  await expect(banner.getByRole("heading", { name: "You are Pro-Kid" })).toBeVisible();
  await expect(banner).not.toContainText("Joining as an organization?");
});

test("in a system's own colors every field keeps an edge", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await page.goto("/issues/stem/stem-network");
  const edges = await page
    .locator('[class*="ground-"]')
    .evaluateAll((fields) => fields.map((field) => getComputedStyle(field).borderTopWidth));
  expect(edges.length).toBeGreaterThan(4);
  expect(edges).not.toContain("0px");
});
