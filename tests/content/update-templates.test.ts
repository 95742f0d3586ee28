import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { locales } from "@/lib/platform/i18n";
import { readUpdate } from "@/lib/updates/markdown";
import { parityOf } from "@/lib/updates/parity";
import { readPersonal } from "@/lib/updates/personal";
import { updateContentSchema, type UpdateContent } from "@/lib/updates/schema";

type Template = UpdateContent & { name: string };
const templates = parse(readFileSync("content/update-templates.yaml", "utf8")) as Template[];

describe.each(templates)("the template $name", ({ en, es }) => {
  test("has the same parts in both languages", () => {
    expect(updateContentSchema.safeParse({ en, es }).success).toBe(true);
    expect(parityOf({ en, es }, false)).toMatchObject({ state: "even", missing: [] });
  });

  test.each(locales)("has nothing wrong in %s but addresses that are to be filled in", (locale) => {
    const part = { en, es }[locale];
    const blanks = part.body.split('href="…"').length - 1;
    expect(readUpdate(part.body, { locale, siteUrl: "https://example.org" }).problems).toHaveLength(blanks);
    expect(readPersonal(part.subject, locale).problems).toEqual([]);
    expect(part.body).toContain("[…]");
  });
});
