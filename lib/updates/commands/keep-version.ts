import type { Tx } from "@/lib/platform/db";
import type { Draft } from "../schema";

/** Within how long several saves by themselves of one author are one version, in milliseconds. */
const STRETCH = 10 * 60_000;

type Kept = {
  updateId: string;
  /** The revision it became. */
  revision: number;
  draft: Draft;
  authorId: string;
  /** Saved by itself while its author typed. */
  auto: boolean;
  now: Date;
};

/**
 * Keeps how an update stands after a save. What one author's typing saves by itself in the same ten minutes is one
 * version; a save by the button, and everybody else's, is one of its own. Called while the update's row is locked.
 */
export async function keepVersion(tx: Tx, { updateId, revision, draft, authorId, auto, now }: Kept) {
  const content = { content: draft, revision, at: now };
  const latest = await tx.updateVersion.findFirst({
    where: { updateId },
    orderBy: { revision: "desc" },
    select: { revision: true, authorId: true, auto: true, at: true },
  });
  const goesOn = auto && latest?.auto && latest.authorId === authorId && stretch(latest.at) === stretch(now);
  if (!goesOn) {
    await tx.updateVersion.create({ data: { ...content, updateId, authorId, auto } });
    return;
  }
  await tx.updateVersion.update({
    where: { updateId_revision: { updateId, revision: latest.revision } },
    data: content,
  });
}

const stretch = (at: Date): number => Math.floor(at.getTime() / STRETCH);

/** Keeps how an update stands before its first change, where it was made without a version, as the sample's is. */
export async function keepFirstVersion(
  tx: Tx,
  before: { updateId: string; revision: number; draft: Draft; authorId: string | null; at: Date },
): Promise<void> {
  const { updateId, draft, ...rest } = before;
  if ((await tx.updateVersion.count({ where: { updateId } })) > 0) return;
  await tx.updateVersion.create({ data: { ...rest, updateId, content: draft, auto: false } });
}
