import { expect, expectAccessible, test } from "../support/journey";

test("someone takes a figure to a slide, with the words for those who do not see it", async ({
  page,
  request,
}) => {
  await page.goto("/claims/high-school-dropout-cost");
  const images = page.getByRole("region", { name: "Take this figure with you" });
  await expect(images).toContainText("At least $22 billion is the cost to the state");
  await expect(images).toContainText("California, undated");
  for (const [name, type] of [
    [/^SVG/, "image/svg+xml"],
    [/^PNG, 1600 × 900/, "image/png"],
  ] as const) {
    const link = images.getByRole("link", { name });
    expect(await link.getAttribute("download")).toMatch(/^high-school-dropout-cost-en\.(svg|png)$/);
    const file = await request.get((await link.getAttribute("href")) ?? "");
    expect(file.status()).toBe(200);
    expect(file.headers()["content-type"]).toContain(type);
  }
  await expectAccessible(page);
});

test("the other language keeps what was chosen of the figures; all of them open in a spreadsheet", async ({
  page,
  request,
}) => {
  await page.goto("/es/claims?dated=no&issue=stem");
  const shown = await page.getByRole("heading", { name: /\d cifras$/ }).innerText();
  await page.getByRole("contentinfo").getByRole("link", { name: "English" }).click();
  await expect(page).toHaveURL(/\/claims\?dated=no&issue=stem$/);
  await expect(page.getByRole("heading", { name: `${parseInt(shown)} figures` })).toBeVisible();
  const link = page.getByRole("main").getByRole("link", { name: /^CSV/ });
  const csv = await request.get((await link.getAttribute("href")) ?? "");
  expect(csv.headers()["content-type"]).toContain("text/csv");
  expect(await csv.text()).toMatch(
    /^\ufeffid,value,unit,[^]*\r\nhigh-school-dropout,12,percent,about,12%,12%,/,
  );
  const json = await request.get("/es/claims.json");
  expect(((await json.json()) as { licence: string }).licence).toContain("atribución");
});

for (const path of [
  "/",
  "/es/issues/stem/stem-network",
  "/articles/cal-mscs",
  "/es/claims",
  "/claims/schools-without-calculus",
  "/join",
]) {
  test(`whoever shares ${path} shares a picture of it`, async ({ request }) => {
    const html = await (await request.get(path)).text();
    const said = (property: string) =>
      new RegExp(`<meta property="og:image${property}" content="([^"]+)"`).exec(html)?.[1] ?? "";
    const card = await request.get(new URL(said("")).pathname);
    expect(card.status()).toBe(200);
    expect(card.headers()["content-type"]).toBe("image/png");
    const png = await card.body();
    const size = [png.readUInt32BE(16), png.readUInt32BE(20)].map(String);
    expect(size).toEqual([said(":width"), said(":height")]);
    expect(said(":alt")).not.toBe("");
    expect(html).toContain('<meta name="twitter:card" content="summary_large_image"/>');
  });
}

test("there is no picture of what is not there", async ({ request }) => {
  for (const path of [
    "/claims/nothing.svg",
    "/es/claims/nothing.png",
    "/nothing/card.png",
    "/claims/a/b/card.png",
  ])
    expect((await request.get(path)).status(), path).toBe(404);
});
