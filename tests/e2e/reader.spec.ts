import { expect, expectAccessible, test } from "../support/journey";

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a teacher finds the Spanish brief among the resources, with its true size", async ({
    page,
    request,
  }) => {
    await page.goto("/resources");
    const shelf = page
      .getByRole("main")
      .getByRole("list")
      .filter({ has: page.locator("#stem-network-brief") });
    const count = await shelf.locator("> li").count();
    await page.getByRole("link", { name: "Posters" }).click();
    await expect(page).toHaveURL(/\/resources\?type=poster$/);
    await page.waitForLoadState();
    const posters = await page.locator(".shelf > li").count();
    expect(posters).toBeGreaterThan(0);
    expect(posters).toBeLessThan(count);

    // The switch keeps what was chosen.
    await page.locator("header").getByText("Español").click();
    await expect(page).toHaveURL(/\/es\/resources\?type=poster$/);
    await page.getByRole("link", { name: "Todos los tipos" }).click();
    await page.getByRole("link", { name: "Español", exact: true }).first().click();
    const file = page.locator("#stem-network-brief").getByRole("link", { name: /PDF\s+Español/ });
    const size = Number(/([\d.]+) kB/.exec(await file.innerText())?.[1]);
    const answer = await request.get((await file.getAttribute("href"))!);
    expect(answer.headers()["content-type"]).toContain("application/pdf");
    expect(Math.abs((await answer.body()).length / 1000 - size)).toBeLessThan(1);
  });

  test("where nothing fits, the page says so and leads on", async ({ page }) => {
    await page.goto("/es/resources?type=video");
    await expect(page.getByRole("main")).toContainText("Ningún recurso coincide");
    await page.getByRole("link", { name: "Ver todos los recursos" }).click();
    await expect(page).toHaveURL(/\/es\/resources$/);
  });

  test("a word explained in place leads to its entry, which leads back to the pages", async ({ page }) => {
    await page.goto("/es/issues/stem/stem-network");
    await page.getByRole("main").getByRole("button", { name: "LCFF" }).first().click();
    await page.locator("[popover]:popover-open").getByRole("link", { name: "En el glosario" }).click();
    await expect(page).toHaveURL(/\/es\/glossary#lcff$/);
    const entry = page.locator("#lcff");
    await expect(entry).toContainText("En inglés: Local Control Funding Formula");
    await entry.getByRole("link", { name: "STEM Network" }).click();
    await expect(page).toHaveURL(/\/es\/issues\/stem\/stem-network$/);
  });

  test("each question has its place", async ({ page }) => {
    await page.goto("/faq");
    await page
      .getByRole("navigation", { name: "On this page" })
      .getByRole("link", { name: "What does it cost?" })
      .click();
    await expect(page).toHaveURL(/\/faq#what-does-it-cost$/);
    await expect(page.getByRole("heading", { name: "What does it cost?" })).toBeInViewport();
  });

  test("the other language is told of by the switch alone", async ({ page }) => {
    await page.goto("/faq");
    await expect(page.locator("[data-language]")).toBeHidden();
  });
});

test("an address that leads nowhere offers to search for its words", async ({ page }) => {
  const answer = await page.goto("/issues/linkd-lerning");
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("searchbox")).toHaveValue("linkd lerning");
});

test.describe("a visitor whose browser speaks Spanish", () => {
  test.use({ locale: "es-MX" });

  test("is told once, in Spanish, that the page is there in Spanish; nothing moves", async ({ page }) => {
    // A typeface that comes late may move a line by itself: here none comes, and what moves moves for the hint.
    await page.route("**/*.woff2", (route) => route.fulfill({ status: 404 }));
    await page.goto("/faq");
    await expect(page).toHaveURL(/\/faq$/);
    const hint = page.getByRole("complementary", { name: "Idioma" });
    await expect(hint).toContainText("¿Prefieres español?");
    await expectAccessible(page);
    const shifts = await page.evaluate(async () => {
      const seen: PerformanceEntry[] = [];
      const observer = new PerformanceObserver((list) => seen.push(...list.getEntries()));
      observer.observe({ type: "layout-shift", buffered: true });
      // What was noted before is handed over within a frame.
      for (let frames = 0; frames < 2; frames++) await new Promise(requestAnimationFrame);
      return [...seen, ...observer.takeRecords()].map((entry) => JSON.stringify(entry));
    });
    expect(shifts).toEqual([]);
    await hint.getByRole("button", { name: "No, gracias" }).click();
    await expect(hint).toBeHidden();
    await page.goto("/agenda");
    await expect(page.locator("[data-language]")).toBeHidden();
  });

  test("follows the hint to the same page", async ({ page }) => {
    await page.goto("/resources?type=poster");
    await page.getByRole("complementary", { name: "Idioma" }).getByRole("link").click();
    await expect(page).toHaveURL(/\/es\/resources\?type=poster$/);
    await expect(page.locator("[data-language]")).toBeHidden();
  });

  test("who has used the switch is not asked", async ({ page }) => {
    await page.goto("/es/faq");
    await expect(page.locator("[data-language]")).toBeHidden();
    await page.locator("footer").getByRole("link", { name: "English" }).click();
    await expect(page).toHaveURL(/\/faq$/);
    await expect(page.locator("[data-language]")).toBeHidden();
  });
});
