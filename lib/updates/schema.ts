import type { toHtml } from "hast-util-to-html";
import { z } from "zod";
import { defaultLocale, locales, type Locale } from "@/lib/platform/i18n";

/** The checked tree (hast) of an update's words: what mail, text part and web page are all made of. */
export type SafeRoot = Extract<Parameters<typeof toHtml>[0], { type: "root" }>;
export type SafeContent = SafeRoot["children"][number];
export type SafeElement = Extract<SafeContent, { type: "element" }>;

/** Something in an update's Markdown that has to be put right before it can be sent. */
export type MarkdownProblem = {
  /** From 1. */
  line: number;
  /** A sentence that someone who writes no programs understands. */
  reason: string;
};

/** What is typed as one line, without anything that would end it. */
const line = z.string().transform((text) =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .trim(),
);

const subject = line.pipe(
  z.string().max(150, "A subject has at most 150 characters: mail programs cut it after about 60."),
);

/** The line behind the subject in an inbox; "": the first words of the body. */
const preheader = line.pipe(
  z.string().max(200, "A preview line has at most 200 characters: mail programs show about 100."),
);

const body = z
  .string()
  .transform((text) => text.toWellFormed().replace(/\r\n?/g, "\n").replaceAll("\0", ""))
  .pipe(
    z.string().max(60_000, "An update has at most 60,000 characters: longer mail is cut by mail programs."),
  );

const translation = z.object({ subject, preheader, body });

/** What an editor typed, one part a language. An empty part means: not translated. */
export const updateContentSchema = z.object({ en: translation, es: translation });
export type UpdateContent = z.infer<typeof updateContentSchema>;
export type Translation = UpdateContent[Locale];

/**
 * What a person writes an update as; a digest makes itself. Who gets which is in eligibility.ts, and what they agreed
 * to in the words of the join form.
 */
export const writtenKinds = ["update", "alert", "notice"] as const;
export type WrittenKind = (typeof writtenKinds)[number];

/** What is settled about an update besides its words. */
export const draftSettingsSchema = z.object({
  kind: z.enum(writtenKinds),
  /** Whom it comes from; null: the site's own address (MAIL_FROM). */
  senderId: z.uuid().nullable(),
  /** Whether it stands in the archive once it went out. */
  public: z.boolean(),
});
export type DraftSettings = z.infer<typeof draftSettingsSchema>;

/** All that its author decides about an update; what a version keeps. */
export const draftSchema = updateContentSchema.extend(draftSettingsSchema.shape);
export type Draft = z.infer<typeof draftSchema>;

/**
 * What stands in the editor's form, unchecked: fields `subject-en`, `preheader-en`, `body-en`, the same for es, and
 * `kind`, `sender` ("": the site's own), `public`.
 */
export function typedDraft(form: FormData): Draft {
  const field = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const part = (locale: Locale) => ({
    subject: field(`subject-${locale}`),
    preheader: field(`preheader-${locale}`),
    body: field(`body-${locale}`),
  });
  const kind = writtenKinds.find((one) => one === field("kind")) ?? "update";
  return {
    ...{ en: part("en"), es: part("es") },
    ...{ kind, senderId: field("sender") || null, public: field("public") !== "" },
  };
}

export const emptyContent: UpdateContent = {
  en: { subject: "", preheader: "", body: "" },
  es: { subject: "", preheader: "", body: "" },
};

/** The name of a template: one line. */
export const templateNameSchema = z
  .string()
  .transform((text) =>
    text
      .toWellFormed()
      .replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
      .trim(),
  )
  .pipe(z.string().min(1).max(80));

export const emptySettings: DraftSettings = { kind: "update", senderId: null, public: true };

/** A translation counts when it has both a subject and a body. */
export const isTranslated = (part: Translation): boolean =>
  part.subject.trim() !== "" && part.body.trim() !== "";

/** The languages an update can be sent in; the default language must be among them. */
export const translatedLocales = (content: UpdateContent): Locale[] =>
  locales.filter((locale) => isTranslated(content[locale]));

/** The language someone gets: their own where it is written, the default language otherwise. */
export const localeFor = (wanted: Locale, translated: readonly Locale[]): Locale =>
  translated.includes(wanted) ? wanted : defaultLocale;

/**
 * `submitted`: its author is done, somebody else decides. `scheduled`: approved and frozen, its time has not come.
 * `stopped`: ended by hand before everybody had it.
 */
export type UpdateStatus = "draft" | "submitted" | "scheduled" | "sending" | "paused" | "stopped" | "sent";

/**
 * `digest`: a month's updates in one mail, made by itself for those who want one a month. `alert`: something to do now.
 * `notice`: for those who act for an organization, about its membership.
 */
export type UpdateKind = "update" | "digest" | "alert" | "notice";

/** The parameters of the staff's list: `q` words, `state`, `kind`, `page` from 1. What makes no sense is left out. */
export const updateListSchema = z.object({
  q: z
    .string()
    .transform((text) => text.trim().slice(0, 100))
    .catch(""),
  state: z
    .enum(["draft", "submitted", "scheduled", "sending", "paused", "stopped", "sent"])
    .optional()
    .catch(undefined),
  kind: z.enum(["update", "alert", "notice", "digest"]).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export type UpdateListQuery = z.infer<typeof updateListSchema>;

/** The states of one delivery, in the order in which a progress page names them. */
export const deliveryStates = [
  "pending",
  "sending",
  "sent",
  "bounced",
  "complained",
  "failed",
  "uncertain",
  "skipped",
] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** Where a send stands. All numbers are counts of people, from the rows themselves. */
export type Progress = {
  status: UpdateStatus;
  total: number;
  counts: Record<DeliveryState, number>;
  /** Messages a second over the last ten seconds. */
  rate: number;
  /** Of those who wait, how many wait for their own hour, or for the winner of a test of subjects. */
  held: number;
  heldFor: "hour" | "winner" | null;
  /** Whole seconds until the last one that is not held, at this rate; null when that cannot be said. */
  remainingSeconds: number | null;
};

/** How a send goes at one receiving domain. Times as ISO 8601. */
export type DomainLine = {
  domain: string;
  waiting: number;
  sent: number;
  refused: number;
  /** How many were put off and are tried again; when the next of them is, and what the server said to one. */
  again: number;
  nextTry: string | null;
  answer: string | null;
  /** Messages a second, where the domain asked us to go slower, and what it said; null: nothing of the kind. */
  slowed: { perSecond: number; answer: string } | null;
};

/** How a send goes at the receiving domains. */
export type DomainPicture = {
  /** Those with the most recipients, the largest first. */
  largest: DomainLine[];
  /** All others together, and how many they are; null: there are none. */
  rest: { domains: number; waiting: number; sent: number; refused: number } | null;
  /** Those that put most off, whether they are large or not. */
  retried: DomainLine[];
};

/** What an operator sees of a send. */
export type SendPicture = {
  progress: Progress;
  /** Why it stopped by itself; null: it did not. */
  alarm: string | null;
  /** Null: they are being counted for the first time. */
  domains: DomainPicture | null;
};

/**
 * Why somebody does not get an update. `each`, `monthly`, `receipts`: how often they want mail does not fit its kind.
 * `notRepresentatives`: a notice is for those who act for an organization. `notMembers` have left, were taken out or not
 * asked yet.
 */
export const leftOutReasons = [
  "unsubscribed",
  "suppressed",
  "paused",
  "monthly",
  "each",
  "receipts",
  "notRepresentatives",
  "notMembers",
] as const;
export type LeftOut = (typeof leftOutReasons)[number];

/** Who an update goes to, and who of those it is for it does not, each by the first reason. */
export type Audience = {
  total: number;
  byLocale: Record<Locale, number>;
  leftOut: Record<LeftOut, number>;
};
