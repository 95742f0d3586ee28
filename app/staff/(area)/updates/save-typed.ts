import { z } from "zod";
import { merged, type EditorState } from "@/components/updates/editor-state";
import type { requireStaff } from "@/lib/auth/viewer";
import { createDraft, saveDraft } from "@/lib/updates/commands/write-draft";
import { findObstacles } from "@/lib/updates/queries/find-obstacles";
import { getDraft } from "@/lib/updates/queries/get-draft";
import { draftSchema, typedDraft, type Draft } from "@/lib/updates/schema";

type Viewer = Awaited<ReturnType<typeof requireStaff>>;

const idSchema = z.uuid().nullable().catch(null);
const numberIn = (form: FormData, name: string): number => Number(form.get(name)) || 0;

const senderGone =
  "This sender cannot be chosen any more: somebody closed it. Choose another one and save again.";

/**
 * Saves what the editor's form holds, however it comes: a new draft, the next revision of one, or with `copy` a new one
 * in any case. `merge` is the revision that a person has looked at beside their own words, and `take-FIELD` says for
 * each part whose words they chose. Nothing typed is lost on the way: it comes back in the answer.
 */
export async function saveTyped(viewer: Viewer, form: FormData): Promise<EditorState> {
  const id = idSchema.parse(form.get("id") || null);
  const typed = typedDraft(form);
  const revision = numberIn(form, "revision");
  const before = { id, draft: typed, revision, behind: false, savedAt: null, obstacles: [], errors: [] };
  const parsed = draftSchema.safeParse(typed);
  if (!parsed.success) {
    const errors = parsed.error.issues.map(({ path, message }) => ({ name: fieldAt(path), message }));
    return { ...before, outcome: "invalid", errors };
  }
  const draft = parsed.data;
  if (id === null || form.has("copy")) return begin(viewer, form, draft);
  const merge = numberIn(form, "merge");
  const theirs = merge > 0 ? await getDraft(id) : null;
  const takes = (name: string) => form.get(`take-${name}`) === "theirs";
  const wanted = theirs?.revision === merge ? merged(draft, theirs.draft, takes) : draft;
  return keep(viewer, { id, revision: merge || revision, draft: wanted }, form);
}

/** The field that a path of the schema is about. */
const fieldAt = (path: readonly PropertyKey[]): string =>
  path.length > 1
    ? `${String(path[1])}-${String(path[0])}`
    : path[0] === "senderId"
      ? "sender"
      : String(path[0]);

const partsOf = ({ en, es, ...settings }: Draft) => ({ content: { en, es }, settings });

async function begin(viewer: Viewer, form: FormData, draft: Draft): Promise<EditorState> {
  const wantedId = form.has("copy") ? undefined : (idSchema.parse(form.get("newId")) ?? undefined);
  const { content, settings } = partsOf(draft);
  try {
    const { id } = await createDraft(viewer, content, settings, { id: wantedId });
    return saved(draft, { id, revision: 1, behind: false });
  } catch (cause) {
    // It was made already, and the answer was lost on the way: these are its next words.
    if ((cause as { code?: string }).code !== "P2002" || !wantedId) throw cause;
    return keep(viewer, { id: wantedId, revision: 1, draft }, form);
  }
}

async function keep(
  viewer: Viewer,
  { id, revision, draft }: { id: string; revision: number; draft: Draft },
  form: FormData,
): Promise<EditorState> {
  const asked = { ...partsOf(draft), auto: form.has("auto"), settled: form.has("settled") };
  const result = await saveDraft(viewer, { id, revision, ...asked });
  if (result.ok) return saved(draft, { id, ...result.value });
  const stays = { id, draft, revision, behind: false, savedAt: null, obstacles: [], errors: [] };
  if (result.reason === "sender-gone")
    return { ...stays, outcome: "sender-gone", errors: [{ name: "sender", message: senderGone }] };
  const newest = result.reason === "changed-elsewhere" ? await getDraft(id) : null;
  return {
    ...stays,
    outcome: result.reason,
    ...(newest && {
      theirs: {
        draft: newest.draft,
        revision: newest.revision,
        by: newest.saved.by,
        own: newest.saved.by !== "" && newest.saved.id === viewer.personId,
      },
    }),
  };
}

const saved = (draft: Draft, now: { id: string; revision: number; behind: boolean }): EditorState => ({
  ...{ ...now, draft, outcome: "saved" as const, savedAt: new Date().toISOString(), errors: [] },
  obstacles: findObstacles({ en: draft.en, es: draft.es }),
});
