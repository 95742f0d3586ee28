import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { db } from "@/lib/platform/db";
import { locales } from "@/lib/platform/i18n";

const STEP = "sample-data";
const TEMPLATES_STEP = "update-templates";

const text = z.object({ subject: z.string(), preheader: z.string().default(""), body: z.string() });
const sampleUpdate = z.strictObject({ slug: z.string(), en: text, es: text });

const sampleTemplates = z.array(
  z.strictObject({ name: z.string(), kind: z.enum(["update", "alert", "notice"]), en: text, es: text }),
);

/**
 * Loads what the sample has that lives in the database, once for each database: a first update, written and not sent
 * (content/first-update.yaml), and templates to begin others from (content/update-templates.yaml). What staff change or
 * delete afterwards stays so.
 * @returns whether anything was loaded
 */
export async function seed(): Promise<boolean> {
  const [update, templates] = [await seedUpdate(), await seedTemplates()];
  return update || templates;
}

async function seedTemplates(): Promise<boolean> {
  const file = join(process.cwd(), "content", "update-templates.yaml");
  return db.$transaction(async (tx) => {
    const taken = await tx.setupStep.createMany({ data: [{ name: TEMPLATES_STEP }], skipDuplicates: true });
    if (taken.count === 0) return false;
    const templates = sampleTemplates.parse(parse(await readFile(file, "utf8")));
    await tx.updateTemplate.createMany({
      data: templates.map(({ name, kind, ...content }) => ({ name, kind, content })),
      // Staff may have kept one of that name before.
      skipDuplicates: true,
    });
    return true;
  });
}

async function seedUpdate(): Promise<boolean> {
  const file = join(process.cwd(), "content", "first-update.yaml");
  return db.$transaction(async (tx) => {
    // The row is the lock: of two processes that start together, the second waits here and then finds it taken.
    const taken = await tx.setupStep.createMany({ data: [{ name: STEP }], skipDuplicates: true });
    if (taken.count === 0) return false;
    const sample = sampleUpdate.parse(parse(await readFile(file, "utf8")));
    await tx.update.create({
      data: {
        slug: sample.slug,
        translations: { create: locales.map((locale) => ({ locale, ...sample[locale] })) },
      },
    });
    return true;
  });
}
