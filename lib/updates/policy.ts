import { DAY, HOUR, MINUTE } from "@/lib/platform/clock";
import { defaultLocale, type Locale } from "@/lib/platform/i18n";
import { readPersonal } from "./personal";
import { isTranslated, type MarkdownProblem, type UpdateContent, type UpdateStatus } from "./schema";

/** Waits in milliseconds after the first, second, … answer of "not now" (RFC 5321, section 4.5.4.1: at least four days are not required of a sender). */
const waits = [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 12 * HOUR];

/** How long to wait after the given number of tries, in milliseconds; null when it was tried often enough. */
export const waitAfter = (tries: number): number | null => waits[tries - 1] ?? null;

/** What became of one try, as far as the connection can tell. */
export type Answer =
  | { kind: "taken" }
  /** A reply to the message or its recipient: `code` is SMTP's, e.g. 550. */
  | { kind: "reply"; code: number; text: string }
  /** No reply: the connection broke, or nothing came in time. `dotWritten`: the message had been sent whole. */
  | { kind: "silence"; dotWritten: boolean; text: string };

export type Verdict =
  | { status: "sent" }
  | { status: "failed"; reason: string }
  | { status: "uncertain"; reason: string }
  | { status: "pending"; reason: string; waitMs: number };

/**
 * Judges one try. A message that was sent whole and not answered is never tried again: the server may have taken it.
 * @param tries how often it was tried, this one included
 */
export function judge(answer: Answer, tries: number): Verdict {
  if (answer.kind === "taken") return { status: "sent" };
  if (answer.kind === "silence" && answer.dotWritten) return { status: "uncertain", reason: answer.text };
  // 503 says that the conversation went wrong, not that the message was refused (RFC 5321, section 4.2.2).
  if (answer.kind === "reply" && answer.code >= 500 && answer.code !== 503)
    return { status: "failed", reason: answer.text };
  const waitMs = waitAfter(tries);
  if (waitMs === null) return { status: "failed", reason: `Tried ${tries} times. ${answer.text}` };
  return { status: "pending", reason: answer.text, waitMs };
}

/** Words are frozen once a send was confirmed. */
export const canEdit = (status: UpdateStatus): boolean => status === "draft";

/** What keeps a draft from being sent. Empty: nothing does. */
export type Obstacle =
  | { kind: "untranslated"; locale: Locale }
  | { kind: "half-translated"; locale: Locale; missing: "subject" | "body" }
  | { kind: "field"; locale: Locale; part: "subject" | "preheader"; reason: string }
  | { kind: "markdown"; locale: Locale; problem: MarkdownProblem };

/**
 * Names everything that keeps a draft from being sent: the default language must be there, a second one whole or not
 * at all, and the Markdown and the personal fields without problems.
 */
export function obstaclesOf(
  content: UpdateContent,
  problems: Record<Locale, readonly MarkdownProblem[]>,
): Obstacle[] {
  const found: Obstacle[] = [];
  for (const locale of ["en", "es"] as const) {
    const part = content[locale];
    const [hasSubject, hasBody] = [part.subject.trim() !== "", part.body.trim() !== ""];
    if (!hasSubject && !hasBody) {
      if (locale === defaultLocale) found.push({ kind: "untranslated", locale });
    } else if (!isTranslated(part)) {
      found.push({ kind: "half-translated", locale, missing: hasSubject ? "body" : "subject" });
    }
    for (const where of ["subject", "preheader"] as const)
      for (const { reason } of readPersonal(part[where], locale).problems)
        found.push({ kind: "field", locale, part: where, reason });
    for (const problem of problems[locale]) found.push({ kind: "markdown", locale, problem });
  }
  return found;
}

/** An update's address from its subject: small Latin letters, digits and hyphens, at most 60 characters. */
export function slugOf(subject: string): string {
  const slug = subject
    .normalize("NFKD")
    .replace(/[\p{M}'’]/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  if (slug.length <= 60) return slug || "update";
  const cut = slug.slice(0, 61);
  return cut.slice(0, cut.lastIndexOf("-") > 20 ? cut.lastIndexOf("-") : 60);
}

/** The first of slug, slug-2, slug-3, … that is free. */
export function freeSlug(wanted: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const slug = number === 1 ? wanted : `${wanted}-${number}`;
    if (!taken.has(slug)) return slug;
  }
}

/** Whole seconds left at `rate` messages a second; null while nothing moves or when it would be more than two days. */
export function secondsLeft(waiting: number, rate: number): number | null {
  if (waiting === 0) return 0;
  if (rate <= 0) return null;
  const seconds = Math.ceil(waiting / rate);
  return seconds * 1000 > 2 * DAY ? null : seconds;
}
