import { emailField } from "./schema";

/** What somebody typed as their address, as it is read and shown again: a form may bring anything. */
export const typedAddress = (value: unknown): string =>
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
