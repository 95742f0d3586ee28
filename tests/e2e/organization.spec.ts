import type { Page } from "@playwright/test";
import { anAddress, expect, expectAccessible, linkIn, press, test } from "../support/journey";

type Asked = { address: string; name: string; website?: string };

async function joinFor(page: Page, { address, name, website }: Asked): Promise<void> {
  await page.goto("/join");
  await page.getByRole("link", { name: "Joining as an organization?" }).click();
  await page.getByLabel("Organization name").fill(name);
  if (website) await page.getByLabel("Website").fill(website);
  await page.getByLabel("Kind of organization").selectOption("nonprofit");
  await page.getByLabel("Your role there").fill("Director");
  await page.getByLabel("I may speak for this organization").check();
  await page.getByLabel("List our organization publicly").check();
  await page.getByLabel("Email address").fill(address);
  await page.getByLabel("First name", { exact: true }).fill("Thuy");
  await press(page, "Join the movement");
  await expect(page).toHaveURL(/\/join\/sent$/);
}

for (const javaScriptEnabled of [true, false])
  test.describe(`${javaScriptEnabled ? "with" : "without"} JavaScript`, () => {
    test.use({ javaScriptEnabled });

    test("a director joins for her organization and confirms", async ({ page, mailTo }) => {
      const address = anAddress("director");
      await joinFor(page, { address, name: "Escuelas Unidas", website: "escuelas-unidas.example.org" });
      const mail = await mailTo(address);
      expect(mail.text).toContain("Escuelas Unidas");
      await page.goto(linkIn(mail, "/confirm/"));
      await expect(page.getByRole("main")).toContainText("Escuelas Unidas");
      await press(page, "Confirm and join");
      await expect(page.getByRole("main")).toContainText("Escuelas Unidas is now a member");
    });
  });

test("what an organization must say is asked for beside its field", async ({ page }) => {
  await page.goto("/join?kind=organization");
  await press(page, "Join the movement");
  const summary = page.getByRole("alert");
  for (const words of ["name of your organization", "kind of organization", "may speak for"])
    await expect(summary).toContainText(words);
  await expectAccessible(page);
});

test("the disclosure says what being an organization means", async ({ page }) => {
  await page.goto("/join?kind=organization");
  await page.getByText("What's the difference?").click();
  await expect(page.getByRole("main")).toContainText(/publicly/);
});
