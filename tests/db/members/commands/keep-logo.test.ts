import sharp from "sharp";
import { beforeEach, expect, test } from "vitest";
import { keepLogo } from "@/lib/members/commands/keep-logo";
import type { MemberViewer } from "@/lib/members/policy";
import { getLogo } from "@/lib/members/queries/get-logo";
import { drawLogo } from "@/lib/pictures/logo";
import { db } from "@/lib/platform/db";
import { fail, ok } from "@/lib/platform/result";
import { aClubForm, join, wipe } from "../arrange";

beforeEach(wipe);

async function aLogo(red: number) {
  const picture = sharp({
    create: { width: 64, height: 40, channels: 3, background: { r: red, g: 0, b: 0 } },
  });
  const drawn = await drawLogo(await picture.png().toBuffer());
  if (!drawn.ok) throw new Error(drawn.reason);
  return drawn.value;
}

test("a logo takes the place of the one before, is found by its print, and is taken away", async () => {
  await join(aClubForm({ email: "ana@club.example" }));
  const { personId, organizationId } = await db.membership.findFirstOrThrow();
  const ana = { personId } as MemberViewer;
  const [first, second] = [await aLogo(10), await aLogo(200)];
  expect(await keepLogo(ana, organizationId!, first)).toEqual(ok(null));
  expect(Buffer.from((await getLogo(first.print))!)).toEqual(first.png);
  await keepLogo(ana, organizationId!, second);
  await keepLogo(ana, organizationId!, second);
  expect(await getLogo(first.print)).toBeNull();
  expect(await db.organizationLogo.findFirst()).toMatchObject({ print: second.print, width: 64, height: 40 });
  expect(await db.timelineEvent.count({ where: { organizationId, action: "changed" } })).toBe(2);
  await keepLogo(ana, organizationId!, null);
  await keepLogo(ana, organizationId!, null);
  expect(await db.organizationLogo.count()).toBe(0);
  expect(await getLogo("../../etc/passwd")).toBeNull();

  await db.membership.updateMany({ data: { duties: [] } });
  expect(await keepLogo(ana, organizationId!, first)).toEqual(fail("not-yours"));
});
