import type { MailReader } from "@/lib/members/policy";
import { livingPersonId } from "@/lib/members/queries/living-person";
import { db, pgPool, type Tx } from "@/lib/platform/db";
import { siteUrl } from "@/lib/platform/env";
import { defaultLocale, isLocale, locales, type Locale } from "@/lib/platform/i18n";
import { verifySignedId } from "@/lib/platform/tokens";
import { firstWords } from "./letter";
import { readUpdate } from "./markdown";
import { obstaclesOf, secondsLeft, type Obstacle } from "./policy";
import {
  deliveryStates,
  emptyContent,
  localeFor,
  translatedLocales,
  type DeliveryState,
  type Progress,
  type SafeRoot,
  type UpdateContent,
  type UpdateKind,
  type UpdateStatus,
} from "./schema";

const words = {
  translations: { select: { locale: true, subject: true, preheader: true, body: true } },
} as const;
type Words = { translations: { locale: string; subject: string; preheader: string; body: string }[] };

function contentOf({ translations }: Words): UpdateContent {
  const content = structuredClone(emptyContent);
  for (const { locale, subject, preheader, body } of translations)
    if (isLocale(locale)) content[locale] = { subject, preheader, body };
  return content;
}

/** The subject a list shows: the default language's, or any. */
const titleOf = (content: UpdateContent): string =>
  content[defaultLocale].subject || locales.map((locale) => content[locale].subject).find(Boolean) || "";

const isId = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);

export type UpdateLine = {
  id: string;
  /** "" when nothing was typed yet. */
  subject: string;
  kind: UpdateKind;
  status: UpdateStatus;
  locales: Locale[];
  changedAt: Date;
  approvedAt: Date | null;
  author: string;
  recipients: number;
};

/** Every update for the staff's list: what is going out, then drafts, then what was sent, each newest first. */
export async function listUpdates(): Promise<UpdateLine[]> {
  const rows = await db.update.findMany({
    orderBy: { updatedAt: "desc" },
    select: {
      id: true,
      kind: true,
      status: true,
      updatedAt: true,
      approvedAt: true,
      author: { select: { firstName: true, lastName: true, email: true } },
      _count: { select: { deliveries: true } },
      ...words,
    },
  });
  const order: UpdateStatus[] = ["sending", "paused", "scheduled", "submitted", "draft", "stopped", "sent"];
  return rows
    .map((row) => {
      const content = contentOf(row);
      return {
        id: row.id,
        subject: titleOf(content),
        kind: row.kind,
        status: row.status,
        locales: translatedLocales(content),
        changedAt: row.updatedAt,
        approvedAt: row.approvedAt,
        author: row.author
          ? `${row.author.firstName} ${row.author.lastName}`.trim() || row.author.email
          : row.kind === "digest"
            ? "made by itself"
            : "someone who has left",
        recipients: row._count.deliveries,
      };
    })
    .sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
}

export type StaffUpdate = {
  id: string;
  slug: string;
  kind: UpdateKind;
  status: UpdateStatus;
  revision: number;
  content: UpdateContent;
  approvedAt: Date | null;
  /** What keeps it from being sent; empty for one that has been. */
  obstacles: Obstacle[];
};

/** One update for the staff who write and send it. */
export async function getUpdate(id: string): Promise<StaffUpdate | null> {
  if (!isId(id)) return null;
  const row = await db.update.findUnique({
    where: { id },
    select: { id: true, slug: true, kind: true, status: true, revision: true, approvedAt: true, ...words },
  });
  if (!row) return null;
  const { translations, ...rest } = row;
  const content = contentOf({ translations });
  return { ...rest, content, obstacles: row.status === "draft" ? findObstacles(content) : [] };
}

/** Reads both languages' Markdown and names what keeps these words from being sent. */
export function findObstacles(content: UpdateContent): Obstacle[] {
  const problems = (locale: Locale) =>
    readUpdate(content[locale].body, { locale, siteUrl: siteUrl() }).problems;
  return obstaclesOf(content, { en: problems("en"), es: problems("es") });
}

/** Over how many seconds the rate of a send is measured. */
const RATE_SECONDS = 10;

/** Where a send stands, counted from its deliveries. Null: there is no such update, or it is a draft. */
export async function getProgress(updateId: string): Promise<Progress | null> {
  if (!isId(updateId)) return null;
  const update = await db.update.findUnique({
    where: { id: updateId },
    select: { status: true, approvedAt: true },
  });
  if (!update?.approvedAt) return null;
  const { rows } = await pgPool().query<{ status: DeliveryState; people: number; recent: number }>(
    `select status::text, count(*)::int as people,
       (count(*) filter (where sent_at > now() - make_interval(secs => $2)))::int as recent
     from delivery where update_id = $1 group by status`,
    [updateId, RATE_SECONDS],
  );
  const counts = Object.fromEntries(deliveryStates.map((state) => [state, 0])) as Progress["counts"];
  let recent = 0;
  for (const row of rows) {
    counts[row.status] = row.people;
    recent += row.recent;
  }
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  // A send younger than the span has had less time to get so far.
  const age = (Date.now() - update.approvedAt.getTime()) / 1000;
  const rate = recent / Math.min(RATE_SECONDS, Math.max(1, age));
  const waiting = counts.pending + counts.sending;
  return {
    status: update.status,
    total,
    counts,
    rate,
    remainingSeconds: update.status === "sending" || waiting === 0 ? secondsLeft(waiting, rate) : null,
  };
}

/** The deliveries that did not simply arrive, for the page that accounts for them. At most 200. */
export async function listTroubles(
  updateId: string,
): Promise<{ id: string; email: string; status: DeliveryState; reason: string; messageId: string | null }[]> {
  if (!isId(updateId)) return [];
  const rows = await db.delivery.findMany({
    where: {
      updateId,
      OR: [
        { status: { in: ["failed", "uncertain", "skipped"] } },
        { status: "pending", reason: { not: null } },
      ],
    },
    orderBy: [{ status: "asc" }, { email: "asc" }],
    take: 200,
    select: { id: true, email: true, status: true, reason: true, messageId: true },
  });
  return rows.map((row) => ({ ...row, reason: row.reason ?? "" }));
}

/** What a delivery is made of: the frozen words and the address of their page, which a digest does not have. */
export async function getWording(
  updateId: string,
  tx: Tx = db,
): Promise<{ slug: string | null; content: UpdateContent } | null> {
  if (!isId(updateId)) return null;
  const select = { slug: true, kind: true, ...words };
  const row = await tx.update.findUnique({ where: { id: updateId }, select });
  return row && { slug: row.kind === "digest" ? null : row.slug, content: contentOf(row) };
}

export type PublicUpdateLine = {
  slug: string;
  subject: string;
  /** The first words, at most 180 signs. */
  excerpt: string;
  sentAt: Date;
  /** The language of the words: the reader's, or the default one when there is no translation. */
  locale: Locale;
};

export type PublicUpdate = PublicUpdateLine & {
  body: SafeRoot;
  /** Written in the reader's language. */ translated: boolean;
};

// A digest only says again, to some, what went out.
const published = {
  kind: "update" as const,
  status: { in: ["sending", "paused", "stopped", "sent"] as UpdateStatus[] },
  approvedAt: { not: null },
};

// On the site itself addresses of the site stay short.
function shown(
  row: { slug: string; approvedAt: Date | null } & Words,
  wanted: Locale,
  origin = "",
): PublicUpdate {
  const content = contentOf(row);
  const locale = localeFor(wanted, translatedLocales(content));
  const { subject, body: markdown } = content[locale];
  const { tree } = readUpdate(markdown, { locale, siteUrl: origin });
  return {
    slug: row.slug,
    subject,
    excerpt: firstWords(tree, 180),
    sentAt: row.approvedAt ?? new Date(0),
    locale,
    translated: locale === wanted,
    body: tree,
  };
}

const lineOf = ({ slug, subject, excerpt, sentAt, locale }: PublicUpdate): PublicUpdateLine => ({
  ...{ slug, subject, excerpt, sentAt, locale },
});

/** Every update that went out, newest first, as the archive lists them. */
export async function listPublicUpdates(locale: Locale): Promise<PublicUpdateLine[]> {
  const rows = await db.update.findMany({
    where: published,
    orderBy: [{ approvedAt: "desc" }, { id: "desc" }],
    select: { slug: true, approvedAt: true, ...words },
  });
  return rows.map((row) => lineOf(shown(row, locale)));
}

/** The latest updates word for word, newest first, with every address in full: for feed readers. */
export async function listLatestUpdates(locale: Locale, limit: number): Promise<PublicUpdate[]> {
  const rows = await db.update.findMany({
    where: published,
    orderBy: [{ approvedAt: "desc" }, { id: "desc" }],
    take: limit,
    select: { slug: true, approvedAt: true, ...words },
  });
  return rows.map((row) => shown(row, locale, siteUrl()));
}

/** One update as everyone may read it; null when there is none, or it has not been sent. */
export async function getPublicUpdate(slug: string, locale: Locale): Promise<PublicUpdate | null> {
  const row = await db.update.findFirst({
    where: { slug, ...published },
    select: { slug: true, approvedAt: true, ...words },
  });
  return row && shown(row, locale);
}

/**
 * Who an unsubscribe token speaks for: one from an update names its delivery, one from other mail the person, who may
 * have become one with another record since. Null when we did not make it or the person is gone.
 */
export async function resolveUnsubscribeToken(token: string): Promise<MailReader | null> {
  const deliveryId = verifySignedId(token, "unsubscribe");
  if (deliveryId) {
    const delivery = await db.delivery.findUnique({ where: { id: deliveryId }, select: { personId: true } });
    return delivery?.personId ? ({ personId: delivery.personId } as MailReader) : null;
  }
  const signed = verifySignedId(token, "unsubscribe-person");
  const personId = signed && (await livingPersonId(signed));
  return personId ? ({ personId } as MailReader) : null;
}

/** Whether we made a token, also for somebody who is gone since. */
export const isUnsubscribeToken = (token: string): boolean =>
  verifySignedId(token, "unsubscribe") !== null || verifySignedId(token, "unsubscribe-person") !== null;

/** Whose mail a link to an account stood in; null when we did not make it or the person is gone. */
export async function findMailReader(token: string): Promise<MailReader | null> {
  const signed = verifySignedId(token, "account");
  const personId = signed && (await livingPersonId(signed));
  return personId ? ({ personId } as MailReader) : resolveUnsubscribeToken(token);
}

/** What is published and went out in a month of California's, oldest first. `month` as "2026-10". */
export async function listUpdatesOfMonth(month: string, locale: Locale): Promise<PublicUpdateLine[]> {
  const { rows } = await pgPool().query<{ id: string }>(
    `select id::text from "update"
     where to_char(approved_at at time zone 'America/Los_Angeles', 'YYYY-MM') = $1`,
    [month],
  );
  const found = await db.update.findMany({
    where: { ...published, id: { in: rows.map(({ id }) => id) } },
    orderBy: [{ approvedAt: "asc" }, { id: "asc" }],
    select: { slug: true, approvedAt: true, ...words },
  });
  return found.map((row) => lineOf(shown(row, locale)));
}
