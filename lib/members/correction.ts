import { z } from "zod";
import { locales } from "@/lib/platform/i18n";
import { reasonField } from "./record";
import { audiences, interests, nameField, zipField } from "./schema";

/** What staff can correct of a person, with why. The messages of the first fields' issues are `JoinError`s. */
export const correctionSchema = z.object({
  firstName: nameField,
  lastName: nameField,
  zip: zipField.transform((zip) => zip || null),
  locale: z.enum(locales),
  audience: z
    .enum(audiences)
    .or(z.literal(""))
    .transform((audience) => audience || null),
  interests: z
    .array(z.string())
    .transform((ticked) => interests.filter((interest) => ticked.includes(interest)) as string[]),
  why: reasonField,
});
export type Correction = z.infer<typeof correctionSchema>;

/** What stands in the form's fields, as typed. */
export type CorrectionValues = Record<
  "firstName" | "lastName" | "zip" | "locale" | "audience" | "why",
  string
> & {
  interests: string[];
};

const typed = (value: FormDataEntryValue | null): string =>
  typeof value === "string" ? value.slice(0, 1000).toWellFormed().replaceAll("\0", "") : "";

/** What a form sent: any words at all. */
export const readCorrection = (form: FormData): CorrectionValues => ({
  firstName: typed(form.get("firstName")),
  lastName: typed(form.get("lastName")),
  zip: typed(form.get("zip")),
  locale: typed(form.get("locale")),
  audience: typed(form.get("audience")),
  why: typed(form.get("why")),
  interests: form.getAll("interests").map(typed).slice(0, 20),
});
