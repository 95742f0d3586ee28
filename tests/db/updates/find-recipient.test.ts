import { beforeEach, expect, test } from "vitest";
import type { StaffViewer } from "@/lib/members/policy";
import { db } from "@/lib/platform/db";
import { findRecipient } from "@/lib/updates/queries/find-recipient";
import { aMember, aStaffViewer } from "./arrange";
import { aDelivery, aSentUpdate, emptyReports, someLinks } from "./clicks/arrange";

let viewer: StaffViewer;
let updateId: string;
beforeEach(async () => {
  await emptyReports();
  viewer = await aStaffViewer();
  updateId = await aSentUpdate();
});

test("says what became of somebody's mail, and why, by any of their addresses", async () => {
  const [, link] = await someLinks(updateId);
  const { id, personId } = await aDelivery(updateId, { email: "Ana@Example.org" });
  await db.linkClick.create({ data: { linkId: link, deliveryId: id } });
  await db.personAddress.create({ data: { personId, email: "a@work.example", emailKey: "a@work.example" } });
  const got = { kind: "delivery", personId, status: "sent", email: "Ana@Example.org", clicked: true };
  expect(await findRecipient(viewer, updateId, " ANA@example.org ")).toMatchObject(got);
  expect(await findRecipient(viewer, updateId, "a@work.example")).toMatchObject(got);
  await aDelivery(updateId, { email: "no@example.org", status: "failed", reason: "550 5.1.1 unknown" });
  expect(await findRecipient(viewer, updateId, "no@example.org")).toMatchObject({
    status: "failed",
    why: "5.1.1",
  });
});

test("says why somebody who is known was not among those it was for", async () => {
  await aMember({ email: "off@example.org", unsubscribed: true });
  await aMember({ email: "left@example.org", left: true });
  await aMember({ email: "fine@example.org" });
  const now = async (email: string) => {
    const found = await findRecipient(viewer, updateId, email);
    return found.kind === "left-out" ? found.now : found.kind;
  };
  expect(await now("off@example.org")).toBe("unsubscribed");
  expect(await now("left@example.org")).toBe("withdrawn");
  expect(await now("fine@example.org")).toBeNull();
  expect(await now("nobody@example.org")).toBe("unknown");
  expect(await now("")).toBe("unknown");
  expect(await now("';--")).toBe("unknown");
});

test("says whether they are in the segment it was for", async () => {
  const segment = await db.segment.create({
    data: { name: "Fresno", filter: { all: [{ field: "county", in: ["fresno"] }] } },
  });
  await db.update.update({ where: { id: updateId }, data: { segmentId: segment.id } });
  await aMember({ email: "out@example.org" });
  expect(await findRecipient(viewer, updateId, "out@example.org")).toMatchObject({ inSegment: false });
});

test("is for those who look after members", async () => {
  await expect(
    findRecipient({ ...viewer, role: "editor" } as StaffViewer, updateId, "a@example.org"),
  ).rejects.toThrow(/role/);
});
