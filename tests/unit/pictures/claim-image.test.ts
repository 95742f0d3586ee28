import { describe, expect, test } from "vitest";
import { stateClaim } from "@/lib/content/claims";
import { grounds } from "@/lib/content/schema";
import { listClaims } from "@/lib/content/store";
import { claimCard, claimImage, describeClaimImage } from "@/lib/pictures/claim-image";
import { escapeXml } from "@/lib/pictures/svg";
import { locales } from "@/lib/platform/i18n";
import { expectStandalone, sizeOf } from "./arrange";

const all = [...listClaims().values()].flatMap((claim) =>
  locales.map((locale) => ({ claim, locale, id: claim.id })),
);

describe.each(all)("the image of $id in $locale", ({ claim, locale }) => {
  const ground = grounds[claim.id.length % grounds.length] ?? "sun";
  const image = claimImage({ locale, claim, ground, signature: "example.org/claims/x" });

  test("is a slide that stands for itself", () => {
    expect(sizeOf(image)).toEqual([1600, 900]);
    expectStandalone(image);
  });
  test("says what it shows, where from and of when", () => {
    expect(image).toContain(`<title id="title">${escapeXml(stateClaim(claim, locale))}</title>`);
    const said = describeClaimImage(claim, locale);
    expect(image).toContain(escapeXml(said));
    expect(said).toContain(claim.source[locale]);
    expect(said).toContain(
      claim.asOf === null ? { en: "undated", es: "sin fecha" }[locale] : String(claim.asOf),
    );
  });
  test("has a card as well", () => {
    const card = claimCard({ locale, claim, ground, signature: "The Movement" });
    expect(sizeOf(card)).toEqual([1200, 630]);
    expectStandalone(card);
  });
});

test("a dated figure says its year, an undated one that it has none", () => {
  const [claim] = listClaims().values();
  expect(describeClaimImage({ ...claim!, asOf: 2024 }, "en")).toContain("as of 2024");
  expect(describeClaimImage({ ...claim!, asOf: null }, "es")).toContain("sin fecha");
});
