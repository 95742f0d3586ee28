import { expect, expectAccessible, test } from "../support/journey";

test("an aide finds a figure with its source beside it, and says it is undated", async ({ page }) => {
  await page.goto("/");
  await page
    .getByRole("link", { name: /Linked Learning/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/issues\/linked-learning$/);
  const main = page.getByRole("main");
  await expect(main).toContainText("$22");
  await expect(main).toContainText("Children Now");
  await expect(main).toContainText(/undated|does not say/);
  await expect(main).toContainText("Pro-Kid® Policy Agenda");
});

test("every figure of the sources stands on its page", async ({ page }) => {
  const text = async (path: string) => {
    await page.goto(path);
    return (await page.getByRole("main").innerText()).replace(/\s+/g, " ");
  };
  const linked = await text("/issues/linked-learning");
  for (const figure of ["60%", "12%", "63", "56%", "59%", "24%", "95%", "85%", "9%", "$250 million", "850"])
    expect(linked.replaceAll(" %", "%"), figure).toContain(figure);
  const stem = await text("/issues/stem/stem-network");
  for (const figure of ["25%", "15%", "10%"]) expect(stem.replaceAll(" %", "%"), figure).toContain(figure);
  expect(stem).toContain("California STEM Network");
  expect(stem).toContain("Next Generation Science Standards");
});

test("from the brief back to all STEM, and across to Spanish and back, on the same page", async ({
  page,
}) => {
  await page.goto("/issues/stem/stem-network");
  await page.getByRole("link", { name: "All STEM" }).first().click();
  await expect(page).toHaveURL(/\/issues\/stem$/);
  await page.goto("/issues/stem/stem-network");
  await page
    .getByRole("link", { name: /Español/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/es\/issues\/stem\/stem-network$/);
  await page
    .getByRole("link", { name: /English/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/issues\/stem\/stem-network$/);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a word explains itself in place", async ({ page }) => {
    await page.goto("/issues/stem/stem-network");
    const word = page.getByRole("main").getByRole("button", { name: "LCFF" }).first();
    await word.click();
    await expect(page.locator("[popover]:popover-open")).toContainText("Local Control Funding Formula");
  });

  test("the banner says what the difference is", async ({ page }) => {
    await page.goto("/issues/linked-learning");
    await page.getByText("What's the difference?").first().click();
    await expect(page.getByRole("main")).toContainText(
      /individuals never are|never listed|Individuals never/i,
    );
    await page
      .getByRole("link", { name: /organization/i })
      .first()
      .click();
    await expect(page).toHaveURL(/\/join\?.*kind=organization/);
  });
});

test("by keyboard: the first stop skips to the text", async ({ page }) => {
  await page.goto("/issues/linked-learning");
  await page.keyboard.press("Tab");
  await expect(page.locator(":focus")).toHaveAttribute("href", "#content");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#content$/);
});

test("a page that is not there helps on, in both languages", async ({ page }) => {
  for (const [path, words] of [
    ["/issues/nowhere", "These pages are sure to be there"],
    ["/es/nada", "Temas"],
  ] as const) {
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole("main")).toContainText(words);
    await expectAccessible(page);
  }
});

test("a document is answered again without being sent again", async ({ request }) => {
  const first = await request.get("/issues/linked-learning", { headers: { "Accept-Encoding": "br" } });
  expect(first.headers()["content-encoding"]).toBe("br");
  expect(first.headers()["content-security-policy"]).not.toContain("unsafe");
  const again = await request.get("/issues/linked-learning", {
    headers: { "Accept-Encoding": "br", "If-None-Match": first.headers()["etag"]! },
  });
  expect(again.status()).toBe(304);
});

test("the picture for the README", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 1000 });
  await page.goto("/issues/linked-learning");
  await page.evaluate(() => document.fonts.ready);
  const picture = await page.screenshot(
    process.env["KEEP_SCREENSHOT"] ? { path: "docs/screenshot.png" } : {},
  );
  expect(picture.length).toBeGreaterThan(20_000);
});
