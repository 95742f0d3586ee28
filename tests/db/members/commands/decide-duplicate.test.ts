import { beforeEach, describe, expect, test } from "vitest";
import {
  keepOrganizationsApart,
  proposeOrganizationDuplicate,
} from "@/lib/members/commands/decide-duplicate";
import { requestToJoin } from "@/lib/members/commands/request-to-join";
import { HOUR } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { fail, ok } from "@/lib/platform/result";
import { aClubForm, asStaff, context, join, letPass, mergeAsLikely, templatesTo, wipe } from "../arrange";

beforeEach(wipe);

async function anOpenPair() {
  await join(aClubForm({ website: "" }));
  await join(aClubForm({ email: "bea@example.org", organizationName: "Example Club Inc." }));
  return db.possibleDuplicate.findFirstOrThrow();
}

describe("the same", () => {
  test("members and what the newer knew go to the older, and who decided is noted", async () => {
    const pair = await anOpenPair();
    expect(await mergeAsLikely(pair.id)).toMatchObject({ ok: true, value: { moved: 1 } });
    expect(await db.membership.count({ where: { organizationId: pair.olderId } })).toBe(2);
    expect(await db.organization.findUnique({ where: { id: pair.olderId } })).toMatchObject({
      domain: "club.example",
    });
    expect(await db.organization.findUnique({ where: { id: pair.newerId } })).toMatchObject({
      mergedIntoId: pair.olderId,
    });
    expect(await db.auditEvent.findMany()).toMatchObject([
      { action: "merge-organizations", subject: pair.olderId },
    ]);
    expect(await keepOrganizationsApart(asStaff("organizer"), pair.id)).toEqual(fail("decided"));
  });

  test("who joined by the name that was merged away is still known", async () => {
    await join(aClubForm());
    await join(aClubForm({ email: "bea@example.org", organizationName: "EC" }));
    await mergeAsLikely((await db.possibleDuplicate.findFirstOrThrow()).id);
    await letPass(HOUR);
    await requestToJoin(aClubForm({ email: "bea@example.org", organizationName: "EC" }), context);
    expect((await templatesTo("bea@example.org")).at(-1)).toBe("already-member");
  });

  test("who was a member for both keeps one membership", async () => {
    await join(aClubForm());
    await letPass(HOUR);
    await join(aClubForm({ organizationName: "EC" }));
    const pair = await db.possibleDuplicate.findFirstOrThrow();
    await mergeAsLikely(pair.id);
    expect(await db.membership.findMany()).toMatchObject([{ organizationId: pair.olderId }]);
  });
});

describe("different", () => {
  test("both stay, and both are looked at when a third comes", async () => {
    const pair = await anOpenPair();
    expect(await keepOrganizationsApart(asStaff("admin"), pair.id)).toEqual(ok(null));
    await join(aClubForm({ email: "cleo@example.org", website: "" }));
    expect(await db.possibleDuplicate.count({ where: { decision: "open" } })).toBe(2);
  });

  test("an editor may not decide", async () => {
    const pair = await anOpenPair();
    await expect(keepOrganizationsApart(asStaff("editor"), pair.id)).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});

describe("what staff think is the same", () => {
  async function aClubAndAGuild() {
    await join(aClubForm());
    await join(
      aClubForm({
        ...{ email: "bea@guild.example", organizationName: "The Guild", website: "https://guild.example" },
        listPublicly: true,
      }),
    );
    const [club, guild] = await db.organization.findMany({ orderBy: { id: "asc" } });
    return { club: club!.id, guild: guild!.id };
  }

  test.each(["the guild", "https://www.guild.example/about", "guild.example", "/organizations/the-guild"])(
    "is found by %s, and asked about once, also again",
    async (wanted) => {
      const { club, guild } = await aClubAndAGuild();
      const asked = await proposeOrganizationDuplicate(asStaff("organizer"), club, wanted);
      expect(asked.ok).toBe(true);
      expect(await db.possibleDuplicate.findMany()).toMatchObject([{ olderId: club, newerId: guild }]);
      await keepOrganizationsApart(asStaff("organizer"), asked.ok ? asked.value.duplicateId : "");
      expect(await proposeOrganizationDuplicate(asStaff("organizer"), guild, "Example Club")).toEqual(asked);
      expect(await db.possibleDuplicate.findMany()).toMatchObject([{ decision: "open" }]);
    },
  );

  test("is not found where nothing or too much fits", async () => {
    const { club } = await aClubAndAGuild();
    const propose = (wanted: string) => proposeOrganizationDuplicate(asStaff("organizer"), club, wanted);
    expect(await propose("Example Club")).toEqual(fail("nobody"));
    expect(await propose("Nobody's")).toEqual(fail("nobody"));
    await db.organization.create({ data: { name: "Guild", nameKey: "guild", sector: "nonprofit" } });
    expect(await propose("The Guild")).toEqual(fail("several"));
    await expect(proposeOrganizationDuplicate(asStaff("editor"), club, "Guild")).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
