import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/platform/db";
import type { StaffViewer } from "@/lib/members/policy";
import { exportReport } from "@/lib/updates/commands/export-report";
import { listDeliveries } from "@/lib/updates/queries/list-deliveries";
import { listUncertain } from "@/lib/updates/queries/list-uncertain";
import { reportListSchema } from "@/lib/updates/report";
import { aStaffViewer } from "./arrange";
import { aDelivery, aSentUpdate, emptyReports, someLinks } from "./clicks/arrange";

let viewer: StaffViewer;
beforeEach(async () => {
  await emptyReports();
  viewer = await aStaffViewer();
});

const list = (id: string, query: object = {}) => listDeliveries(viewer, id, reportListSchema.parse(query));
const emails = async (id: string, query: object) => (await list(id, query)).lines.map(({ email }) => email);

test("each row of the report leads to its people, by reason too", async () => {
  const id = await aSentUpdate();
  const [, link] = await someLinks(id);
  const read = await aDelivery(id, { email: "read@example.org" });
  const maybe = await aDelivery(id, { email: "maybe@example.org" });
  const robot = await aDelivery(id, { email: "robot@example.org" });
  await aDelivery(id, { email: "gone@example.org", status: "failed", reason: "550 5.1.1 unknown" });
  await aDelivery(id, { email: "full@example.org", status: "failed", reason: "552 5.2.2 full" });
  await aDelivery(id, { email: "left@example.org", status: "skipped", reason: "unsubscribed" });
  await aDelivery(id, { email: "open@example.org", status: "pending" });
  await db.linkClick.createMany({
    data: [
      { linkId: link, deliveryId: read.id },
      { linkId: link, deliveryId: maybe.id, robot: "early" },
      { linkId: link, deliveryId: robot.id, robot: "decoy" },
    ],
  });
  expect((await list(id)).total).toBe(7);
  expect(await emails(id, { row: "failed" })).toEqual(["full@example.org", "gone@example.org"]);
  expect(await emails(id, { row: "failed", why: "5.1.1" })).toEqual(["gone@example.org"]);
  expect(await emails(id, { row: "skipped", why: "unsubscribed" })).toEqual(["left@example.org"]);
  expect(await emails(id, { row: "waiting" })).toEqual(["open@example.org"]);
  expect(await emails(id, { row: "clicked" })).toEqual(["maybe@example.org", "read@example.org"]);
  expect(await emails(id, { row: "clicked-surely" })).toEqual(["read@example.org"]);
  expect(await emails(id, { row: "unsubscribed" })).toEqual([]);
});

test("a hundred and twenty people come in pages, each once, and are found by name and address", async () => {
  const id = await aSentUpdate();
  for (let nth = 0; nth < 120; nth++)
    await aDelivery(id, {
      email: `p${String(nth).padStart(3, "0")}@example.org`,
      name: nth === 77 ? "Guadalupe" : "Sam",
    });
  const seen: string[] = [];
  let after = "";
  do {
    const page = await list(id, { after });
    seen.push(...page.lines.map(({ email }) => email));
    after = page.next ?? "";
  } while (after);
  expect(seen).toHaveLength(120);
  expect(new Set(seen).size).toBe(120);
  expect(seen).toEqual(seen.toSorted());
  expect(await emails(id, { q: "guadal" })).toEqual(["p077@example.org"]);
  expect(await emails(id, { q: "p005" })).toEqual(["p005@example.org"]);
  expect(await emails(id, { q: "p005", row: "failed" })).toEqual([]);
  expect(await list(id, { q: "%%%" })).toEqual({ lines: [], total: 0, more: false });
});

test("whoever may not look after members sees nobody", async () => {
  const id = await aSentUpdate();
  const writer = { ...viewer, role: "editor" } as StaffViewer;
  await expect(listDeliveries(writer, id, reportListSchema.parse({}))).rejects.toThrow(/role/);
  await expect(listUncertain(writer, id)).rejects.toThrow(/role/);
  await expect(exportReport(writer, id, { row: "all", why: "", mark: false })).rejects.toThrow(/role/);
  expect(await db.auditEvent.count()).toBe(0);
});

test("an export holds the row's people, computes nothing in a spreadsheet, and is written down", async () => {
  const id = await aSentUpdate();
  await aDelivery(id, {
    email: "a@example.org",
    name: "=HYPERLINK(1)",
    status: "failed",
    reason: "550 5.1.1 =x",
  });
  await aDelivery(id, { email: "b@example.org" });
  let text = "";
  for await (const part of await exportReport(viewer, id, { row: "failed", why: "5.1.1", mark: true }))
    text += part;
  expect(text.startsWith("\uFEFFEmail,")).toBe(true);
  expect(text).toContain("a@example.org,'=HYPERLINK(1),Reyes,en,failed,5.1.1,550 5.1.1 =x");
  expect(text).not.toContain("b@example.org");
  expect(await db.auditEvent.findFirst({ select: { action: true, subject: true, detail: true } })).toEqual({
    ...{ action: "export", subject: "deliveries" },
    detail: { updateId: id, row: "failed", why: "5.1.1" },
  });
});

test("the uncertain stand with their Message-ID", async () => {
  const id = await aSentUpdate();
  await aDelivery(id, { status: "uncertain", reason: "broke", email: "u@example.org" });
  await aDelivery(id);
  expect(await listUncertain(viewer, id)).toMatchObject({
    total: 1,
    lines: [{ email: "u@example.org", name: "Ana Reyes", reason: "broke" }],
  });
});
