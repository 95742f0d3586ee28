import fc from "fast-check";
import { expect, test } from "vitest";
import { digestSlug, monthDue, writeDigest } from "@/lib/updates/digest";
import { readUpdate } from "@/lib/updates/markdown";
import { slugOf } from "@/lib/updates/policy";
import { toLetter } from "@/lib/updates/letter";

const line = (subject: string, excerpt = "The committee votes on Thursday.", locale: "en" | "es" = "en") => ({
  ...{ slug: "the-vote", subject, excerpt, locale, sentAt: new Date("2026-10-20T18:00:00Z") },
});
const where = (locale: "en" | "es") => ({ locale, siteUrl: "https://movement.example" });

test("a month's digest is due in the first ten days of the next, by California's calendar", () => {
  expect(monthDue(new Date("2026-11-01T06:59:00Z"))).toBeNull();
  expect(monthDue(new Date("2026-11-01T07:01:00Z"))).toBe("2026-10");
  expect(monthDue(new Date("2026-11-10T20:00:00Z"))).toBe("2026-10");
  expect(monthDue(new Date("2026-11-12T20:00:00Z"))).toBeNull();
  expect(monthDue(new Date("2027-01-03T20:00:00Z"))).toBe("2026-12");
});

test("no update can take a digest's address", () => {
  fc.assert(fc.property(fc.string(), (subject) => slugOf(subject) !== digestSlug("2026-10")));
  expect(slugOf("digest_2026-10")).not.toBe(digestSlug("2026-10"));
});

test("it says each title, the first words and the way to all of it, in both languages", () => {
  const { en, es } = writeDigest("2026-10", {
    en: [line("A vote on Thursday")],
    es: [line("Votación el jueves", "El comité vota el jueves.", "es"), line("English only")],
  });
  expect(en.subject).toBe("The Movement in October 2026");
  const letter = toLetter(readUpdate(en.body, where("en")).tree);
  expect(letter).toContain("A vote on Thursday\n==");
  expect(letter).toContain("The committee votes on Thursday.");
  expect(letter).toContain("https://movement.example/updates/the-vote");
  expect(es.subject).toBe("El Movimiento en octubre de 2026");
  const carta = toLetter(readUpdate(es.body, where("es")).tree);
  expect(carta).toContain("https://movement.example/es/updates/the-vote");
  expect(carta).toContain("(en inglés)");
});

test("whatever a title holds, it is words in the digest and nothing else", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 150 }), (title) => {
      const subject = title.replace(/[\p{Cc}\p{Cf}\p{Z}\s]+/gu, " ").trim() || "A title";
      const { tree, problems } = readUpdate(
        writeDigest("2026-10", { en: [line(subject)], es: [] }).en.body,
        where("en"),
      );
      expect(problems).toEqual([]);
      const heading = tree.children.find((node) => node.type === "element" && node.tagName === "h2");
      expect(heading).toMatchObject({ children: [{ type: "text", value: subject }] });
    }),
  );
});
