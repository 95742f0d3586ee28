import { beforeEach, describe, expect, test } from "vitest";
import { addressChangeToken, personUnsubscribeToken, accountToken } from "@/lib/mail/links";
import type { AddressConfirmData } from "@/lib/mail/templates/address-confirm";
import { makePrimary, removeAddress } from "@/lib/members/commands/choose-address";
import { confirmAddress } from "@/lib/members/commands/confirm-address";
import { findPersonByAddress } from "@/lib/members/commands/find-person";
import { requestAddress } from "@/lib/members/commands/request-address";
import { requestToJoin } from "@/lib/members/commands/request-to-join";
import type { MemberViewer } from "@/lib/members/policy";
import { getAddressChange } from "@/lib/members/queries/get-address-change";
import { after, DAY, HOUR, MINUTE } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { fail, ok } from "@/lib/platform/result";
import { findMailReader } from "@/lib/updates/queries/find-mail-reader";
import { resolveUnsubscribeToken } from "@/lib/updates/queries/resolve-unsubscribe-token";
import { aJoinForm, context, join, linkTo, press, templatesTo, wipe } from "../arrange";

beforeEach(wipe);

async function aMember(email: string): Promise<MemberViewer> {
  await join(aJoinForm({ email }));
  const { id } = await db.person.findUniqueOrThrow({ where: { emailKey: email } });
  return { personId: id } as MemberViewer;
}

const want = (viewer: MemberViewer, email: string, primary = true, now?: Date) =>
  requestAddress(viewer, { email, makePrimary: primary, locale: "en" }, now);

/** The token of the newest link mailed to a new address. */
async function linkAt(toKey: string): Promise<string> {
  const mail = await db.outboxMail.findFirstOrThrow({
    where: { toKey, template: "address-confirm" },
    orderBy: { createdAt: "desc" },
  });
  return addressChangeToken((mail.data as AddressConfirmData).seed);
}

const addressesOf = async ({ personId }: MemberViewer) => {
  const person = await db.person.findUniqueOrThrow({ where: { id: personId }, include: { addresses: true } });
  return { primary: person.emailKey, others: person.addresses.map(({ emailKey }) => emailKey).sort() };
};

describe("adding an address", () => {
  test("both are told, the new one confirms, and mail then goes there", async () => {
    const ana = await aMember("old@example.org");
    expect(await want(ana, "New@example.org")).toEqual(ok(null));
    expect(await templatesTo("new@example.org")).toEqual(["address-confirm"]);
    expect(await templatesTo("old@example.org")).toContain("address-asked");
    expect(await addressesOf(ana)).toEqual({ primary: "old@example.org", others: [] });

    const token = await linkAt("new@example.org");
    for (let look = 0; look < 3; look++)
      expect(await getAddressChange(token)).toMatchObject({ state: "ready", email: "New@example.org" });
    expect(await confirmAddress(token)).toEqual(ok(null));
    expect(await addressesOf(ana)).toEqual({ primary: "new@example.org", others: ["old@example.org"] });
    expect(await templatesTo("new@example.org")).toContain("address-changed");
    expect(await templatesTo("old@example.org")).toContain("address-changed");
    const events = await db.timelineEvent.findMany({
      where: { personId: ana.personId },
      orderBy: { id: "asc" },
    });
    expect(events.map(({ action }) => action)).toEqual([
      "joined",
      "address-added",
      "primary-address-changed",
    ]);
  });

  test("pressing twice, and many times at once, is as good as once", async () => {
    const ana = await aMember("old@example.org");
    await want(ana, "new@example.org", false);
    const token = await linkAt("new@example.org");
    const presses = await Promise.all(Array.from({ length: 8 }, () => confirmAddress(token)));
    expect(presses).toEqual(presses.map(() => ok(null)));
    expect(await confirmAddress(token)).toEqual(ok(null));
    expect(await addressesOf(ana)).toEqual({ primary: "old@example.org", others: ["new@example.org"] });
    expect(await db.timelineEvent.count({ where: { action: "address-added" } })).toBe(1);
    expect((await templatesTo("new@example.org")).filter((it) => it === "address-changed")).toHaveLength(1);
    // Much later it says that it was used.
    expect(await getAddressChange(token, after(new Date(), DAY))).toEqual({ state: "used" });
  });

  test("a link that expired, and one nobody made, add nothing", async () => {
    const ana = await aMember("old@example.org");
    await want(ana, "new@example.org");
    const token = await linkAt("new@example.org");
    expect(await confirmAddress(token, after(new Date(), DAY + HOUR))).toEqual(fail("expired"));
    expect(await confirmAddress("nothing")).toEqual(fail("unknown"));
    expect(await addressesOf(ana)).toEqual({ primary: "old@example.org", others: [] });
  });

  test("somebody else's address is not taken, and who wished for it is answered as ever", async () => {
    const [ana, ben] = [await aMember("ana@example.org"), await aMember("ben@example.org")];
    expect(await want(ana, "BEN@example.org")).toEqual(ok(null));
    expect(await templatesTo("ben@example.org")).toContain("address-wanted");
    expect(await templatesTo("ben@example.org")).not.toContain("address-confirm");
    // The asker's own mail is the same as for a free address.
    expect(await templatesTo("ana@example.org")).toContain("address-asked");
    expect(await db.addressChange.count()).toBe(0);
    expect(await addressesOf(ben)).toEqual({ primary: "ben@example.org", others: [] });
  });

  test("one's own address is named as such", async () => {
    const ana = await aMember("ana@example.org");
    expect(await want(ana, " Ana@Example.org ")).toEqual(fail("yours-already"));
  });

  test("two who wish for the same address: the first to confirm has it", async () => {
    const [ana, ben] = [await aMember("ana@example.org"), await aMember("ben@example.org")];
    const start = new Date();
    await want(ana, "shared@example.org", true, start);
    const anas = await linkAt("shared@example.org");
    await want(ben, "shared@example.org", true, after(start, 2 * MINUTE));
    const links = await db.outboxMail.findMany({
      where: { toKey: "shared@example.org", template: "address-confirm" },
    });
    const bens = links
      .map(({ data }) => addressChangeToken((data as AddressConfirmData).seed))
      .find((token) => token !== anas)!;
    const results = await Promise.all([confirmAddress(anas), confirmAddress(bens)]);
    expect(results).toContainEqual(ok(null));
    expect(results).toContainEqual(fail("taken"));
    const holders = [await addressesOf(ana), await addressesOf(ben)];
    expect(holders.filter(({ primary }) => primary === "shared@example.org")).toHaveLength(1);
    expect(holders.filter(({ others }) => others.length > 0)).toHaveLength(1);
  });

  test("who joins with it meanwhile keeps it", async () => {
    const ana = await aMember("ana@example.org");
    await want(ana, "new@example.org");
    const token = await linkAt("new@example.org");
    const other = await aMember("new@example.org");
    expect(await getAddressChange(token)).toEqual({ state: "taken" });
    expect(await confirmAddress(token)).toEqual(fail("taken"));
    expect(await addressesOf(other)).toEqual({ primary: "new@example.org", others: [] });
  });
});

describe("choosing among addresses", () => {
  async function withTwo() {
    const ana = await aMember("one@example.org");
    await want(ana, "two@example.org", false);
    await confirmAddress(await linkAt("two@example.org"));
    return ana;
  }

  test("another is made the primary one, and back, also twice at once", async () => {
    const ana = await withTwo();
    const both = await Promise.all([
      makePrimary(ana, "two@example.org"),
      makePrimary(ana, "two@example.org"),
    ]);
    expect(both).toEqual([ok(null), ok(null)]);
    expect(await addressesOf(ana)).toEqual({ primary: "two@example.org", others: ["one@example.org"] });
    expect(await makePrimary(ana, "one@example.org")).toEqual(ok(null));
    expect(await addressesOf(ana)).toEqual({ primary: "one@example.org", others: ["two@example.org"] });
  });

  test("another is taken out; the primary one and other people's are not", async () => {
    const ana = await withTwo();
    const ben = await aMember("ben@example.org");
    expect(await removeAddress(ana, "one@example.org")).toEqual(fail("not-yours"));
    expect(await removeAddress(ben, "two@example.org")).toEqual(fail("not-yours"));
    expect(await makePrimary(ben, "two@example.org")).toEqual(fail("not-yours"));
    expect(await removeAddress(ana, "two@example.org")).toEqual(ok(null));
    expect(await addressesOf(ana)).toEqual({ primary: "one@example.org", others: [] });
    expect(await templatesTo("two@example.org")).toContain("address-changed");
    expect(await findPersonByAddress(db, "two@example.org")).toBeNull();
  });
});

describe("links in old mails", () => {
  test("a confirmation to join that was mailed to an address which then changed finds the same person", async () => {
    const ana = await aMember("ana@example.org");
    await requestToJoin(
      aJoinForm({
        kind: "organization",
        email: "ana@example.org",
        organizationName: "Ana's Club",
        website: "",
        sector: "nonprofit",
        authority: true,
      }),
      context,
    );
    const token = await linkTo("ana@example.org");
    await want(ana, "new@example.org");
    await confirmAddress(await linkAt("new@example.org"));
    expect(await press(token)).toEqual(ok(null));
    expect(await db.person.count()).toBe(1);
    expect(await db.membership.count({ where: { personId: ana.personId, status: "active" } })).toBe(2);
  });

  test("an unsubscribe link and a link to the account lead to whoever a record was merged into", async () => {
    const [gone, kept] = [await aMember("gone@example.org"), await aMember("kept@example.org")];
    const [stop, account] = [personUnsubscribeToken(gone.personId), accountToken(gone.personId)];
    expect(await resolveUnsubscribeToken(stop)).toMatchObject({ personId: gone.personId });
    await db.person.delete({ where: { id: gone.personId } });
    expect(await resolveUnsubscribeToken(stop)).toBeNull();
    await db.merge.create({ data: { personId: kept.personId, goneId: gone.personId, before: {} } });
    expect(await resolveUnsubscribeToken(stop)).toMatchObject({ personId: kept.personId });
    expect(await findMailReader(account)).toEqual({ personId: kept.personId });
    expect(await findMailReader("A".repeat(43))).toBeNull();
  });
});
