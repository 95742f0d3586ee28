import type { MergedPart } from "./editor-state";
import { mergedParts, partOf } from "./editor-state";
import type { Material } from "./material";
import { languageNames } from "./obstacle-list";
import { kindNames } from "./settings-fields";
import type { Draft } from "@/lib/updates/schema";

const partNames = { subject: "Subject", preheader: "Preview line", body: "Text" } as const;
const settingNames = { kind: "What it is", senderId: "Whom it comes from", public: "On the site" } as const;

/** What a part of an update is called: "English: subject". */
export const partName = (part: MergedPart): string =>
  part.locale === null
    ? settingNames[part.part]
    : `${languageNames[part.locale]}: ${partNames[part.part].toLowerCase()}`;

/** What stands in a part, in words. */
export function partWords(
  draft: Draft,
  part: MergedPart,
  { senders, ownSender }: Pick<Material, "senders" | "ownSender">,
): string {
  if (part.locale !== null) return draft[part.locale][part.part];
  if (part.part === "kind") return kindNames[draft.kind];
  if (part.part === "public") return draft.public ? "Stands on the site too" : "Is sent, and not on the site";
  const sender = senders.find(({ id }) => id === draft.senderId) ?? (draft.senderId ? null : ownSender);
  return sender ? `${sender.name} (${sender.email})` : "A sender who is closed";
}

/** The parts in which two states of an update differ. */
export const partsThatDiffer = (one: Draft, other: Draft): MergedPart[] =>
  mergedParts.filter((part) => normal(partOf(one, part)) !== normal(partOf(other, part)));

// As a save would: what was typed may end in a space that is not kept.
const normal = (value: string | boolean | null) =>
  typeof value === "string" ? value.replace(/\r\n?/g, "\n").trim() : value;
