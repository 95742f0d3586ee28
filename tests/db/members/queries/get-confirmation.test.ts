import { beforeEach, expect, test } from "vitest";
import { requestToJoin } from "@/lib/members/commands/request-to-join";
import { getConfirmation } from "@/lib/members/queries/get-confirmation";
import { DAY, HOUR } from "@/lib/platform/clock";
import { aClubForm, aJoinForm, context, join, letPass, linkTo, wipe } from "../arrange";

beforeEach(wipe);

test("looking at a link says where it stands and changes nothing", async () => {
  await requestToJoin(aClubForm(), context);
  const token = await linkTo("ana@example.org");
  const ready = {
    state: "ready",
    kind: "organization",
    firstName: "Ana",
    organizationName: "Example Club",
  };
  expect(await getConfirmation(token)).toMatchObject(ready);
  expect(await getConfirmation(token)).toMatchObject(ready);
  await letPass(8 * DAY);
  expect(await getConfirmation(token)).toEqual({ state: "expired" });
  expect(await getConfirmation("x")).toEqual({ state: "unknown" });
});

test("a link that was just used shows the welcome, later that it was used", async () => {
  await join(aJoinForm());
  const token = await linkTo("ana@example.org");
  expect(await getConfirmation(token)).toMatchObject({ state: "confirmed", kind: "individual" });
  await letPass(HOUR);
  expect(await getConfirmation(token)).toEqual({ state: "used" });
});
