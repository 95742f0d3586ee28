import { beforeEach, expect, test } from "vitest";
import { requestToJoin } from "@/lib/members/commands/request-to-join";
import { resendConfirmation } from "@/lib/members/commands/resend-confirmation";
import { DAY, HOUR } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { ok } from "@/lib/platform/result";
import { aJoinForm, context, join, letPass, linksTo, linkTo, templatesTo, press, wipe } from "../arrange";

beforeEach(wipe);

test("an expired link brings a new one that works, to the same address", async () => {
  await requestToJoin(aJoinForm(), context);
  const old = await linkTo("ana@example.org");
  await letPass(8 * DAY);
  await Promise.all(Array.from({ length: 10 }, () => resendConfirmation(old)));
  const links = await linksTo("ana@example.org");
  expect(links).toHaveLength(2);
  expect(await press(links[1] ?? "")).toEqual(ok(null));
});

test("a used link tells the member that there is nothing to do", async () => {
  await join(aJoinForm());
  await letPass(HOUR);
  await resendConfirmation(await linkTo("ana@example.org"));
  expect(await templatesTo("ana@example.org")).toEqual(["confirm", "welcome", "already-member"]);
});

test("a made-up link sends nothing", async () => {
  await resendConfirmation("A".repeat(43));
  await resendConfirmation("");
  expect(await db.outboxMail.count()).toBe(0);
});

test("the link of somebody who has left sends nothing: joining again begins with the form", async () => {
  await join(aJoinForm());
  await letPass(HOUR);
  await db.membership.updateMany({ data: { status: "left" } });
  await resendConfirmation(await linkTo("ana@example.org"));
  expect(await templatesTo("ana@example.org")).toEqual(["confirm", "welcome"]);
});
