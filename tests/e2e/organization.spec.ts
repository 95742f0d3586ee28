import type { Page } from "@playwright/test";
import { anAddress, expect, expectAccessible, linkIn, press, test } from "../support/journey";
import { inviteStaff } from "../support/operator";

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

/** An organization with a website that no other test has. */
function aClub() {
  const id = crypto.randomUUID().slice(0, 8);
  return { name: `Kelp ${id} Club`, slug: `kelp-${id}-club`, domain: `kelp-${id}.example` };
}

test("an organization is listed once its director has shown that she belongs there", async ({
  page,
  mailTo,
}) => {
  const { name, slug, domain } = aClub();
  const address = `thuy@${domain}`;
  await joinFor(page, { address, name, website: domain });
  expect((await page.request.get(`/organizations/${slug}`)).status()).toBe(404);
  await page.goto(linkIn(await mailTo(address), "/confirm/"));
  await press(page, "Confirm and join");

  // The page hears of it from the database, and may have been asked for a moment before.
  const list = "/organizations?letter=k";
  await expect.poll(async () => (await page.request.get(list)).text()).toContain(name);
  await page.goto(list);
  await page.getByRole("link", { name }).click();
  await expect(page).toHaveURL(`/organizations/${slug}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  const main = page.getByRole("main");
  await expect(main).toContainText("Member since");
  await expect(main.getByRole("link", { name: domain })).toHaveAttribute("rel", /noopener/);
  // Whoever joined for it is nobody's business.
  await expect(main).not.toContainText("Thuy");
  await expectAccessible(page);
  await page.goto(`/es/organizations/${slug}`);
  await expect(page.getByRole("main")).toContainText("Miembro desde");
});

test("staff list who cannot show it, and take it off again; the public page follows at once", async ({
  page,
  mailTo,
}) => {
  const { name, slug, domain } = aClub();
  const address = anAddress("director");
  await joinFor(page, { address, name, website: domain });
  await page.goto(linkIn(await mailTo(address), "/confirm/"));
  await press(page, "Confirm and join");
  expect((await page.request.get(`/organizations/${slug}`)).status()).toBe(404);

  await page.goto(await inviteStaff(anAddress("organizer"), "organizer"));
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/staff$/);
  await page.goto("/staff/organizations?listing=waiting");
  await page.getByRole("button", { name: `List it ${name}` }).click();
  await expect(page.getByRole("status")).toContainText("on the public list now");
  const statusOf = async () => (await page.request.get(`/organizations/${slug}`)).status();
  await expect.poll(statusOf).toBe(200);

  await page.goto(`/staff/organizations?q=${encodeURIComponent(name)}`);
  await page.getByRole("button", { name: `Take off the list ${name}` }).click();
  await expect(page.getByRole("status")).toContainText("off the public list");
  await expect.poll(statusOf).toBe(404);
});

test.describe("browsing without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the list is narrowed by a form and by letters, and the address says how", async ({ page }) => {
    await page.goto("/organizations");
    const list = page.getByRole("main");
    await expect(list.getByRole("link", { name: "Washington STEM" })).toBeVisible();
    await page.getByLabel("Coalition").selectOption("capmse");
    await page.getByRole("button", { name: "Show" }).click();
    await expect(page).toHaveURL(/coalition=capmse/);
    await expect(page.getByRole("heading", { level: 2 }).first()).toHaveText("26 organizations");
    await expect(list.getByRole("link", { name: "Washington STEM" })).toHaveCount(0);

    const letters = page.getByRole("navigation", { name: "By first letter" });
    await expect(letters.getByRole("link", { name: "Z" })).toHaveCount(0);
    await letters.getByRole("link", { name: /^B/ }).click();
    await expect(page).toHaveURL("/organizations?coalition=capmse&letter=b");
    await expect(page.getByRole("heading", { level: 2 }).first()).toHaveText("2 organizations");
    await list.getByRole("link", { name: "The Biomimicry Institute" }).click();
    await expect(page.getByRole("main")).toContainText("Collaborates in it");
  });

  test("a parent and its project lead to each other", async ({ page }) => {
    await page.goto("/organizations/california-stem-network");
    await expect(page.getByRole("main")).toContainText("A project of Children Now");
    await page.getByRole("main").getByRole("link", { name: "Children Now" }).first().click();
    await expect(page).toHaveURL("/organizations/children-now");
    await expect(page.getByRole("main").getByRole("link", { name: "California STEM Network" })).toBeVisible();
    await expect(page.getByRole("main")).toContainText("Pages that speak of it");
  });

  test("a coalition names everyone in it, children under their parents, and tells a view as a view", async ({
    page,
  }) => {
    await page.goto("/coalitions");
    await page.getByRole("link", { name: /California Partnership/ }).click();
    const wall = page.getByRole("region", { name: "26 collaborating organizations" });
    await expect(wall.getByRole("link")).toHaveCount(26);
    const parent = wall
      .getByRole("listitem")
      .filter({ has: page.getByRole("link", { name: "WestEd", exact: true }) });
    await expect(parent.first().getByRole("list")).toContainText("K-12 Alliance@WestEd part of WestEd");
    await expect(page.getByRole("region", { name: "The view of Dr. Ilene Straus" })).toContainText(
      "Told in our words",
    );
    await expect(page.getByRole("blockquote")).toHaveCount(0);
    const resources = page.getByRole("region", { name: "Recent resources and publications" });
    await expect(resources.getByRole("link", { name: "Join and be told" })).toHaveAttribute(
      "href",
      /^\/join\?from=/,
    );
  });

  test("a network shows its districts, its leads, and that its goal has expired", async ({ page }) => {
    await page.goto("/coalitions/road-map-stem-network");
    const districts = page.getByRole("region", { name: "7 districts" });
    await expect(districts.getByRole("listitem")).toHaveText([
      "South Seattle",
      "Renton",
      "Highline",
      "Tukwila",
      "Kent",
      "Federal Way",
      "Auburn",
    ]);
    await expect(districts).toContainText("Not to scale");
    await expect(page.getByRole("region", { name: "They lead the work" }).getByRole("link")).toHaveCount(3);
    await expect(page.getByRole("main")).toContainText("The date has passed");
  });
});
