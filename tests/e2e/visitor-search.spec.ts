import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "../support/journey";

const results = (page: Page) => page.getByRole("main").getByRole("listitem");

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a visitor finds an issue from any page, mistyped", async ({ page }) => {
    await page.goto("/agenda");
    await page.getByRole("banner").getByRole("link", { name: "Search" }).click();
    await page.getByRole("searchbox", { name: "Search this site" }).fill("linkd lerning");
    await page.getByRole("search").getByRole("button", { name: "Search" }).click();
    await expect(page).toHaveURL(/\/search\?q=linkd(\+|%20)lerning$/);
    await expect(page.getByRole("main")).toContainText("These are results for linked learning");
    const first = results(page).getByRole("heading").first();
    await expect(first.locator("mark")).toHaveText("Linked Learning");
    await first.getByRole("link").click();
    await expect(page).toHaveURL(/\/issues\/linked-learning$/);
  });

  test("in Spanish accents may be left out, and the language switch keeps the question", async ({ page }) => {
    await page.goto("/es/search?q=matematicas");
    await expect(page.getByRole("heading", { level: 1 })).toContainText(/resultados? para «matematicas»/);
    await expect(page.locator("mark", { hasText: "matemáticas" }).first()).toBeVisible();
    await expect(page.getByRole("searchbox", { name: "Buscar en este sitio" })).toHaveValue("matematicas");
    await expect(page.locator('a[hreflang="en"]').first()).toHaveAttribute("href", /q=matematicas/);
  });

  test("a figure is found by its number, a heading by its words, and both lead to their place", async ({
    page,
  }) => {
    await page.goto("/search?q=25%25");
    await expect(results(page).first()).toContainText(
      "25% of students attend schools that offer no calculus",
    );
    await page.goto("/search?q=what+a+pathway+is");
    const heading = page.getByRole("link", { name: "What a pathway is" }).first();
    await heading.click();
    await expect(page).toHaveURL(/\/issues\/linked-learning#what-a-pathway-is$/);
  });

  test("results are narrowed down by kind and issue, and widened again", async ({ page }) => {
    await page.goto("/search?q=students");
    const filters = page.getByRole("navigation", { name: "Narrow down" });
    await filters.getByRole("link", { name: /^Figures/ }).click();
    await expect(page).toHaveURL(/q=students&type=claim$/);
    await filters.getByRole("link", { name: /^STEM/ }).click();
    await expect(page).toHaveURL(/q=students&type=claim&issue=stem$/);
    await expect(page.getByRole("main")).toContainText("no calculus");
    await expect(page.getByRole("main")).not.toContainText("drop out");
    await filters.getByRole("link", { name: /^Every issue/ }).click();
    await filters.getByRole("link", { name: /^Every kind/ }).click();
    await expect(page).toHaveURL(/\/search\?q=students$/);
  });

  test("the next page of results goes on where the first ended", async ({ page }) => {
    // No journey adds an organization of this name: what others add meanwhile would move the rest along.
    await page.goto("/search?q=california&type=organization");
    const firsts = await results(page).getByRole("heading").allTextContents();
    await page.getByRole("link", { name: "Next" }).click();
    await expect(page).toHaveURL(/page=2$/);
    await page.waitForLoadState();
    const seconds = await results(page).getByRole("heading").allTextContents();
    expect(seconds.length).toBeGreaterThan(0);
    expect(seconds.filter((title) => firsts.includes(title))).toEqual([]);
  });

  test("where nothing is found there is a way on", async ({ page }) => {
    await page.goto("/search?q=zzyzx");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nothing found for “zzyzx”");
    await page.getByRole("main").getByRole("link", { name: "25%" }).click();
    await expect(page).toHaveURL(/q=25%25$/);
  });
});

test("by keyboard alone: from the field to a result", async ({ page }) => {
  await page.goto("/search");
  await page.getByRole("searchbox").focus();
  await page.keyboard.type("calculus");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=calculus$/);
  const first = results(page).getByRole("heading").first().getByRole("link");
  // Where the key leads to must be there before it is pressed.
  await expect(first).toBeVisible();
  await page.getByRole("searchbox").focus();
  for (let stops = 0; stops < 6; stops++) {
    await page.keyboard.press("Tab");
    if (await first.evaluate((link) => link === document.activeElement)) break;
  }
  await expect(first).toBeFocused();
});

for (const path of ["/search?q=students&type=claim&page=2", "/es/search?q=linkd+lerning"]) {
  test(`${path} is accessible and fits a narrow screen`, async ({ page }) => {
    await page.goto(path);
    await expectAccessible(page);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
}

test("whatever is asked, the answer is a page, kept by nobody and not for search engines", async ({
  request,
}) => {
  const wild = [
    "%00",
    "%22'%5C",
    "a%26b%7Cc!%3C-%3E()%3A*",
    "%F0%9F%91%A9%E2%80%8D%F0%9F%8F%AB",
    "%D9%85%D8%B1%D8%AD%D8%A8%D8%A7%E2%80%AE",
  ];
  for (const q of [...wild, "%E0%A4%A", "x".repeat(10_000), "a&q=b&type=x&page=-1"]) {
    const answer = await request.get(`/search?q=${q}`);
    expect(answer.status(), q.slice(0, 40)).toBe(200);
    expect(answer.headers()["cache-control"]).toContain("no-store");
    expect(await answer.text()).toContain('name="robots" content="noindex"');
  }
});
