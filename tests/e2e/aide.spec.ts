import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "../support/journey";
import { readPdf } from "../support/pdf";

const brief = "/issues/stem/stem-network";

/** How many sheets a page takes on the reader's own printer. */
async function sheets(page: Page): Promise<number> {
  const printed = await page.pdf({ preferCSSPageSize: true });
  return printed.toString("latin1").match(/\/Type \/Page\b/g)?.length ?? 0;
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("an aide takes a brief along: printed, as a PDF, and as a reference", async ({ page, request }) => {
    await page.goto(brief);
    const tools = page.getByRole("region", { name: "Take this page with you" });
    await expect(tools.getByRole("link")).toHaveText(["Print", "PDF", "Save", "E-mail this page"]);
    await tools.getByText("Cite this page").click();
    await expect(tools).toContainText(
      "Children Now. (n.d.). STEM Network. The Children's Movement of California.",
    );
    await expect(tools).toContainText("@misc{issues-stem-stem-network,");
    const href = await tools.getByRole("link", { name: "PDF" }).getAttribute("href");
    const answer = await request.get(href!);
    expect(answer.headers()).toMatchObject({
      "content-type": "application/pdf",
      "content-disposition": 'inline; filename="stem-network.pdf"',
    });
    const pdf = readPdf(await answer.body());
    expect(pdf).toMatchObject({ title: "STEM Network", lang: "en-US", universal: true });
    expect(pdf.pages).toHaveLength(2);
    await tools.getByRole("link", { name: "Print" }).click();
    await expect(page).toHaveURL(`${brief}/print`);
    await page.getByRole("link", { name: "Back to the page" }).click();
    await expect(page).toHaveURL(brief);
  });
});

test("the print view is the page and nothing around it, and the page remains the one to find", async ({
  page,
}) => {
  await page.goto(`/es${brief}/print`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("STEM Network");
  await expect(page.getByRole("navigation")).toHaveCount(1);
  await expect(page.getByRole("img", { name: /Código QR/ })).toBeVisible();
  await expect(page.getByRole("link", { name: "Abrir como PDF" })).toHaveAttribute("href", `/es${brief}/pdf`);
  await expect(page.locator("link[rel=canonical]")).toHaveAttribute("href", new RegExp(`/es${brief}$`));
  await expect(page.locator("meta[name=robots]")).toHaveAttribute("content", /noindex/);
});

for (const path of ["/issues/linked-learning", "/es/issues/linked-learning", "/articles/cal-mscs"]) {
  test(`${path} prints as its print view does, with its sources and where it stands`, async ({ page }) => {
    await page.goto(path);
    const count = await sheets(page);
    if (path.includes("issues")) expect(count).toBe(2);
    await page.emulateMedia({ media: "print" });
    await expect(page.locator(".print-address")).toBeVisible();
    await expect(page.locator(".notes").last()).toBeVisible();
    await expect(page.getByRole("navigation").filter({ visible: true })).toHaveCount(0);
    await page.goto(`${path}/print`);
    expect(await sheets(page)).toBe(count);
  });
}

test("the print view is accessible, and fits a phone", async ({ page }) => {
  for (const path of [`${brief}/print`, "/es/articles/cal-mscs/print"]) {
    await page.goto(path);
    await expectAccessible(page);
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  }
});

test("a PDF is kept like a page, and what is not there says so", async ({ request }) => {
  const first = await request.get("/es/articles/cal-mscs/pdf");
  const { etag } = first.headers();
  expect(readPdf(await first.body())).toMatchObject({ lang: "es-US", tagged: true });
  const again = await request.get("/es/articles/cal-mscs/pdf", { headers: { "If-None-Match": etag! } });
  expect(again.status()).toBe(304);
  const lost = await request.get("/es/issues/nowhere/pdf");
  expect(lost.status()).toBe(404);
  expect(await lost.text()).toContain("Aquí no crece nada");
});
