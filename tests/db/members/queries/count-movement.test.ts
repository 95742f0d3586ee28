import { beforeEach, expect, test } from "vitest";
import { countMovement } from "@/lib/members/queries/count-movement";
import { db } from "@/lib/platform/db";
import { aClubForm, aJoinForm, join, wipe } from "../arrange";

beforeEach(wipe);

test("before anybody joined, there is nobody", async () => {
  expect(await countMovement()).toEqual({ individuals: 0, organizations: 0, counties: 0 });
});

test("active members count, an organization once, a county once, and only California's", async () => {
  await join(aJoinForm({ email: "ana@example.org", zip: "94103" }));
  await join(aJoinForm({ email: "bo@example.org", zip: "94110" }));
  await join(aJoinForm({ email: "cy@example.org", zip: "98055" }));
  await join(aJoinForm({ email: "di@example.org" }));
  await join(aClubForm({ email: "ed@example.org", zip: "95814" }));
  expect(await countMovement()).toEqual({ individuals: 4, organizations: 1, counties: 2 });

  await db.membership.updateMany({ where: { kind: "organization" }, data: { status: "left" } });
  expect(await countMovement()).toEqual({ individuals: 4, organizations: 0, counties: 1 });
});
