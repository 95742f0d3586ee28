import { z } from "zod";
import { locales } from "@/lib/platform/i18n";
import { audiences, emailField, interests, nameField, zipField, type JoinError } from "./schema";

/** What somebody typed into one line, as it is read and shown again: a form may bring anything. */
export const typedLine = (value: unknown): string =>
  typeof value === "string"
    ? value
        .slice(0, 1000)
        .toWellFormed()
        .replace(/\p{Cc}+/gu, " ")
    : "";

/** What a form with one address in it shows: what was typed and what is wrong with it. */
export type AddressFormState = {
  email: string;
  error: "email-missing" | "email-wrong" | "email-long" | "yours-already" | null;
  notice: "too-many" | "not-kept" | null;
};

/** Reads an address that was typed. */
export function checkAddress(
  typed: string,
): { ok: true; email: string } | { ok: false; error: NonNullable<AddressFormState["error"]> } {
  const parsed = emailField.safeParse(typed);
  if (parsed.success) return { ok: true, email: parsed.data };
  return { ok: false, error: parsed.error.issues[0]?.message as NonNullable<AddressFormState["error"]> };
}

const profileSchema = z.object({
  firstName: nameField,
  lastName: nameField,
  zip: zipField.transform((zip) => zip || null),
  // Choices that are not ours are as good as none.
  audience: z.enum(audiences).nullable().catch(null),
  interests: z
    .array(z.string())
    .transform((ticked) => interests.filter((interest) => ticked.includes(interest))),
  locale: z.enum(locales).catch("en"),
});
export type ProfileInput = z.infer<typeof profileSchema>;

/** What stands in the fields of a member's profile, as typed. */
export type ProfileValues = {
  firstName: string;
  lastName: string;
  zip: string;
  audience: string;
  interests: string[];
  locale: string;
};

/** What the form of a member's profile shows: what was typed and what is wrong with it. */
export type ProfileFormState = {
  values: ProfileValues;
  errors: Partial<Record<"firstName" | "lastName" | "zip", JoinError>>;
  notice: "not-kept" | null;
};

/** What was sent with that form. Files and repeated fields count as nothing. */
export function readProfileForm(form: FormData): ProfileValues {
  const field = (name: string) => typedLine(form.get(name));
  return {
    firstName: field("firstName"),
    lastName: field("lastName"),
    zip: field("zip"),
    audience: field("audience"),
    interests: form.getAll("interests").filter((value) => typeof value === "string"),
    locale: field("language"),
  };
}

/** Checks what was typed: what it means, or the first thing that is wrong with each field. */
export function checkProfile(
  values: ProfileValues,
): { ok: true; input: ProfileInput } | { ok: false; errors: ProfileFormState["errors"] } {
  const parsed = profileSchema.safeParse(values);
  if (parsed.success) return { ok: true, input: parsed.data };
  const errors: ProfileFormState["errors"] = {};
  for (const issue of parsed.error.issues) {
    const field = issue.path[0] as keyof ProfileFormState["errors"];
    errors[field] ??= issue.message as JoinError;
  }
  return { ok: false, errors };
}
