import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { envelopeSender, fromAddress, readTagged, readVerp, unsubscribeMailbox } from "@/lib/mail/verp";
import { env } from "@/lib/platform/env";

const id = randomUUID();
const before = env.MAIL_BOUNCES;
afterEach(() => {
  if (before === undefined) delete env.MAIL_BOUNCES;
  else env.MAIL_BOUNCES = before;
});

describe.each(["bounces.example.org", "movement-bounces-19@example.org"])("with MAIL_BOUNCES %s", (place) => {
  test("a message comes back to an address that names its delivery", () => {
    env.MAIL_BOUNCES = place;
    const address = envelopeSender(id);
    expect(address.split("@")[0]?.length).toBeLessThanOrEqual(64);
    expect(address.endsWith(place.slice(place.indexOf("@") + 1))).toBe(true);
    expect(readVerp(address)).toBe(id);
    expect(readVerp(address.toUpperCase())).toBe(id);
    expect(readVerp(`<${address}>`)).toBe(id);
  });

  test("the address that unsubscribes is another one", () => {
    env.MAIL_BOUNCES = place;
    const address = unsubscribeMailbox(id);
    expect(readVerp(address ?? "")).toBeNull();
    expect(readTagged(address ?? "")).toEqual({ purpose: "unsubscribe", deliveryId: id });
    // A token for one purpose is none for the other.
    expect(readTagged((address ?? "").replace("u-", "b-"))).toBeNull();
  });
});

test("a forwarder's rewriting (SRS) is seen through", () => {
  env.MAIL_BOUNCES = "bounces.example.org";
  const [local] = envelopeSender(id).split("@");
  expect(readVerp(`SRS0=HHH=TT=bounces.example.org=${local}@forwarder.example`)).toBe(id);
});

test("without MAIL_BOUNCES messages come back to the sender", () => {
  delete env.MAIL_BOUNCES;
  expect(envelopeSender(id)).toBe(fromAddress());
  expect(fromAddress()).toContain("@");
  expect(unsubscribeMailbox(id)).toBeNull();
});

test("no other address is taken for one of ours", () => {
  env.MAIL_BOUNCES = "bounces.example.org";
  const address = envelopeSender(id);
  fc.assert(
    fc.property(fc.nat({ max: 40 }), fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz234567"), (at, sign) => {
      const place = at + 2;
      const other = address.slice(0, place) + sign + address.slice(place + 1);
      return (readVerp(other) === id) === (other === address);
    }),
  );
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => readTagged(text) === null));
});
