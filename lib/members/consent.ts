import { translator, type Locale } from "@/lib/platform/i18n";
import type { JoinInput } from "./schema";

/**
 * The words somebody agrees to by sending the join form, exactly as the form shows them, one agreement a line:
 * the sentence beside the button and, for an organization, the boxes that were ticked.
 */
export function consentWords(input: JoinInput, locale: Locale): string {
  const t = translator(locale, "join");
  if (input.kind === "individual") return t("consent.individual");
  const words = [t("consent.organization"), t("fields.authority")];
  return (input.listPublicly ? [...words, t("fields.listPublicly")] : words).join("\n");
}
