import { randomUUID } from "node:crypto";
import { type StaffViewer } from "@/lib/members/policy";
import { requireCan } from "@/lib/members/queries/require-can";
import { db, type Tx } from "@/lib/platform/db";
import { locales } from "@/lib/platform/i18n";
import { fail, ok, type Result } from "@/lib/platform/result";
import { canEdit } from "../policy";
import { contentOf } from "../queries/content-of";
import { isBehind, isOpenSender } from "../queries/get-draft";
import {
  emptySettings,
  type Draft,
  type DraftSettings,
  type Translation,
  type UpdateContent,
  type UpdateStatus,
} from "../schema";
import { keepFirstVersion, keepVersion } from "./keep-version";

/**
 * Starts an update with what was typed. A sender who cannot be chosen any more gives way to the site's own address.
 * @param made.id chosen by whoever asks, so that an answer lost on the way makes no second one
 */
export async function createDraft(
  viewer: StaffViewer,
  content: UpdateContent,
  settings: DraftSettings = emptySettings,
  made: { id?: string | undefined; now?: Date } = {},
): Promise<{ id: string }> {
  requireCan(viewer, "write-updates");
  const now = made.now ?? new Date();
  return db.$transaction(async (tx) => {
    const { kind, public: isPublic } = settings;
    const senderId =
      settings.senderId && (await isOpenSender(tx, settings.senderId)) ? settings.senderId : null;
    const draft = { ...content, kind, senderId, public: isPublic };
    const { id } = await tx.update.create({
      data: {
        ...(made.id && { id: made.id }),
        // Its address is settled when it is sent, from its subject.
        slug: `draft-${randomUUID()}`,
        authorId: viewer.personId,
        ...{ kind, senderId, public: isPublic },
        translations: { create: locales.map((locale) => ({ locale, ...content[locale] })) },
      },
      select: { id: true },
    });
    await keepVersion(tx, {
      ...{ updateId: id, revision: 1, draft, authorId: viewer.personId, auto: false, now },
    });
    await tx.auditEvent.create({ data: { actorId: viewer.personId, action: "create-update", subject: id } });
    return { id };
  });
}

export type SaveRefusal = "changed-elsewhere" | "already-sent" | "submitted" | "sender-gone" | "not-found";

export type Save = {
  id: string;
  /** What was looked at while typing. */
  revision: number;
  content: UpdateContent;
  /** Not given: as they are. */
  settings?: DraftSettings;
  /** Saved by itself while somebody typed. */
  auto?: boolean;
  /** The Spanish was read again and fits what the English says now. */
  settled?: boolean;
};

/**
 * Saves what was typed, if nobody saved since `revision`: of two open tabs the second is told, and overwrites nothing.
 * What is the same as before makes no new revision.
 * @returns the revision that it is now, and whether the Spanish is older than the English
 */
export async function saveDraft(
  viewer: StaffViewer,
  save: Save,
  now = new Date(),
): Promise<Result<{ revision: number; behind: boolean }, SaveRefusal>> {
  requireCan(viewer, "write-updates");
  return db.$transaction(async (tx) => {
    const before = await lockDraft(tx, save.id);
    if (!before) return fail("not-found");
    if (!canEdit(before.status)) return fail(before.status === "submitted" ? "submitted" : "already-sent");
    if (before.revision !== save.revision) return fail("changed-elsewhere");
    const settings = save.settings ?? settingsOf(before.draft);
    const draft: Draft = { ...save.content, ...settings };
    if (
      settings.senderId &&
      settings.senderId !== before.draft.senderId &&
      !(await isOpenSender(tx, settings.senderId))
    )
      return fail("sender-gone");
    const told = { by: viewer, now, auto: save.auto ?? false };
    if (isSame(draft, before.draft) && !save.settled) return ok(await settleVersion(tx, before, told));
    return ok(await writeRevision(tx, before, { draft, settled: save.settled ?? false }, told));
  });
}

type Before = {
  id: string;
  status: UpdateStatus;
  revision: number;
  authorId: string | null;
  updatedAt: Date;
  draft: Draft;
  translations: { locale: string; revision: number }[];
};

/** An update's row, held until the transaction ends, with what stands in it. */
async function lockDraft(tx: Tx, id: string): Promise<Before | null> {
  const [held] = await tx.$queryRaw<{ id: string }[]>`
    select id::text from "update" where id = ${id}::uuid for update`;
  if (!held) return null;
  const row = await tx.update.findUniqueOrThrow({
    where: { id },
    select: {
      ...{ id: true, status: true, revision: true, authorId: true, updatedAt: true },
      ...{ kind: true, senderId: true, public: true },
      translations: { select: { locale: true, subject: true, preheader: true, body: true, revision: true } },
    },
  });
  const { kind, senderId, public: isPublic, ...rest } = row;
  const settings = { kind: kind === "digest" ? "update" : kind, senderId, public: isPublic } as const;
  return { ...rest, draft: { ...contentOf(row), ...settings } };
}

const settingsOf = ({ kind, senderId, public: isPublic }: Draft): DraftSettings => ({
  ...{ kind, senderId, public: isPublic },
});

const isSamePart = (a: Translation, b: Translation): boolean =>
  a.subject === b.subject && a.preheader === b.preheader && a.body === b.body;

const isSame = (a: Draft, b: Draft): boolean =>
  locales.every((locale) => isSamePart(a[locale], b[locale])) &&
  a.kind === b.kind &&
  a.senderId === b.senderId &&
  a.public === b.public;

type Told = { by: StaffViewer; now: Date; auto: boolean };

/** Nothing changed: the button makes what was saved by itself a version that stays apart. */
async function settleVersion(tx: Tx, before: Before, { auto }: Told) {
  const { id: updateId, revision } = before;
  if (!auto) await tx.updateVersion.updateMany({ where: { updateId, revision }, data: { auto: false } });
  return { revision, behind: isBehind(before.draft, before.translations) };
}

async function writeRevision(
  tx: Tx,
  before: Before,
  { draft, settled }: { draft: Draft; settled: boolean },
  { by, now, auto }: Told,
) {
  const { id: updateId } = before;
  const revision = before.revision + 1;
  await keepFirstVersion(tx, {
    ...{ updateId, revision: before.revision, draft: before.draft },
    ...{ authorId: before.authorId, at: before.updatedAt },
  });
  await tx.update.update({ where: { id: updateId }, data: { revision, ...settingsOf(draft) } });
  const translations = [];
  for (const locale of locales) {
    const changed = !isSamePart(draft[locale], before.draft[locale]);
    const known = before.translations.find((it) => it.locale === locale)?.revision ?? before.revision;
    const part = { revision: changed || (settled && locale === "es") ? revision : known, ...draft[locale] };
    await tx.updateTranslation.upsert({
      where: { updateId_locale: { updateId, locale } },
      create: { updateId, locale, ...part },
      update: part,
    });
    translations.push({ locale, revision: part.revision });
  }
  await keepVersion(tx, { updateId, revision, draft, authorId: by.personId, auto, now });
  // What is saved by itself is told by the versions alone.
  if (!auto)
    await tx.auditEvent.create({
      data: { actorId: by.personId, action: "save-update", subject: updateId, detail: { revision } },
    });
  return { revision, behind: isBehind(draft, translations) };
}

/** Throws a draft away with all its versions; what has been sent stays. */
export async function deleteDraft(
  viewer: StaffViewer,
  id: string,
): Promise<Result<null, "already-sent" | "not-found">> {
  requireCan(viewer, "write-updates");
  return db.$transaction(async (tx) => {
    const { count } = await tx.update.deleteMany({ where: { id, status: "draft" } });
    if (count === 0)
      return fail((await tx.update.count({ where: { id } })) > 0 ? "already-sent" : "not-found");
    await tx.auditEvent.create({ data: { actorId: viewer.personId, action: "delete-update", subject: id } });
    return ok(null);
  });
}
