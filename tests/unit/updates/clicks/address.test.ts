import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { siteUrl } from "@/lib/platform/env";
import { clickToken, countedAddress, fits, fullAddress, readCounted } from "@/lib/updates/clicks/address";
import { CLICK_SLOT } from "@/lib/updates/clicks/slot";

const delivery = "0190c0de-0000-7000-8000-00000000abcd";
const go = `${siteUrl()}/go/`;
const pathOf = (address: string, token = clickToken(delivery)) =>
  address.slice(go.length).replace(CLICK_SLOT, token);

describe("a counted link", () => {
  test("says who followed which link where, without the database", () => {
    const address = countedAddress(42, "https://leginfo.legislature.ca.gov/faces/bill?id=AB185&x=a b");
    expect(address.startsWith(`${go}42.${CLICK_SLOT}.`)).toBe(true);
    expect(readCounted(pathOf(address))).toEqual({
      number: 42,
      deliveryId: delivery,
      target: "https://leginfo.legislature.ca.gov/faces/bill?id=AB185&x=a%20b",
    });
  });

  test("leads to our own pages at the address the site has now", () => {
    expect(readCounted(pathOf(countedAddress(7, `${siteUrl()}/es/join?campaign=x`))).target).toBe(
      `${siteUrl()}/es/join?campaign=x`,
    );
    expect(readCounted(pathOf(countedAddress(7, ""))).target).toBe(`${siteUrl()}/`);
  });

  test("is as long for everyone", () => {
    expect(clickToken(delivery)).toHaveLength(CLICK_SLOT.length);
  });

  test("that somebody altered leads nowhere else and counts for nobody", () => {
    const path = pathOf(countedAddress(42, "https://example.org/a"));
    const other = Buffer.from("https://evil.example/").toString("base64url");
    const forged = path.replace(/[^.]*$/, (sealed) => sealed.slice(0, 16) + other);
    expect(readCounted(forged).target).toBeNull();
    expect(readCounted(path.replace(/^42/, "43")).target).toBeNull();
    expect(readCounted(pathOf(countedAddress(42, "https://example.org/a"), "x".repeat(43)))).toMatchObject({
      deliveryId: null,
      target: "https://example.org/a",
    });
  });

  test("that was cut short still says which it was; what is none says nothing", () => {
    const path = pathOf(countedAddress(42, "https://example.org/a"));
    expect(readCounted(path.slice(0, 30))).toEqual({ number: 42, deliveryId: null, target: null });
    expect(readCounted("42")).toEqual({ number: 42, deliveryId: null, target: null });
    for (const nothing of ["", "0", "-1", "99999999999", "join", ".."])
      expect(readCounted(nothing)).toEqual({ number: null, deliveryId: null, target: null });
  });

  test("never leads where we did not say, whatever stands in it", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        expect(readCounted(text).target).toBeNull();
        expect(readCounted(`42.${"a".repeat(43)}.${text}`).target).toBeNull();
      }),
    );
  });

  test("comes back whole from any link", () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => {
        expect(readCounted(pathOf(countedAddress(9, url))).target).toBe(new URL(url).href);
      }),
    );
  });

  test("is not made of a link so long that mail programs would cut it", () => {
    expect(fits(`https://example.org/${"a".repeat(1200)}`)).toBe(true);
    expect(fits(`https://example.org/${"a".repeat(1500)}`)).toBe(false);
  });

  test("goes on to the web and nowhere else", () => {
    expect(fullAddress("javascript:alert(1)")).toBeNull();
    expect(fullAddress("//evil.example/a")).toBe(`${siteUrl()}//evil.example/a`);
    expect(fullAddress("https://münchen.example/ä")).toBe("https://xn--mnchen-3ya.example/%C3%A4");
  });
});
