"use client";

import "./update-editor.css";
import { useRouter } from "next/navigation";
import {
  useActionState,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
} from "react";
import { ErrorSummary } from "@/components/forms/error-summary";
import { Notice } from "@/components/ui/notice";
import { ObstacleList } from "@/components/updates/obstacle-list";
import { locales } from "@/lib/platform/i18n";
import type { PictureLine } from "@/lib/updates/kept-picture";
import { parityOf } from "@/lib/updates/parity";
import { ConflictView } from "./conflict-view";
import type { EditorState } from "./editor-state";
import { KeptNotice } from "./kept-notice";
import { dropWords, readWords, type KeptWords } from "./kept-words";
import { LanguagePart } from "./language-part";
import type { Material } from "./material";
import { ParityView } from "./parity-view";
import { partsThatDiffer } from "./part-words";
import { SaveBar } from "./save-bar";
import { fillForm, type SaveRequest } from "./save-request";
import { SettingsFields } from "./settings-fields";
import { UpdateSteps } from "./update-steps";
import { useCompany } from "./use-company";
import { draftIn, useSaving } from "./use-saving";
import { CompanyNotice } from "./company-notice";

type UpdateEditorProps = {
  initial: EditorState;
  /** What a new one will be called, so that it is made once however often it is sent. */
  newId?: string;
  material: Material;
  save: (before: EditorState, form: FormData) => Promise<EditorState>;
};

/** What this browser keeps of an update and is not saved; what is saved is kept no longer. */
function unsavedWords({ id, draft }: EditorState): KeptWords | null {
  const words = readWords(id);
  if (words && partsThatDiffer(words.draft, draft).length > 0) return words;
  dropWords(id);
  return null;
}

/** Each picture once: what was said of it last counts. */
const newestFirst = (fresh: readonly PictureLine[], known: readonly PictureLine[]): PictureLine[] => {
  const all = [...fresh, ...known];
  return all.filter(({ print }, place) => all.findIndex((it) => it.print === print) === place);
};

const never = () => () => {};
const now = () => new Date().toISOString();

/**
 * The two languages of an update side by side. It saves as somebody types and says when it cannot; without JavaScript it
 * is a form with a button.
 */
export function UpdateEditor({ initial, newId, material: found, save: action }: UpdateEditorProps) {
  const [answered, act] = useActionState(action, initial);
  const [state, setState] = useState(answered);
  const [draft, setDraft] = useState(state.draft);
  const [dialog, openDialog] = useState<ReactNode>(null);
  // What a save by itself finds wrong is said beside its field: the sum of it would take the focus from who is typing.
  const [quiet, setQuiet] = useState(false);
  const live = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const form = useRef<HTMLFormElement>(null);
  const router = useRouter();
  // A picture for one language is there for the other too.
  const [handedIn, setHandedIn] = useState<readonly PictureLine[]>([]);
  const material = { ...found, pictures: newestFirst(handedIn, found.pictures) };

  const take = (answer: EditorState, { auto, fields }: SaveRequest) => {
    setQuiet(auto);
    if (answer.theirs && partsThatDiffer(answer.draft, answer.theirs.draft).length === 0) {
      setState({ ...state, outcome: "saved", revision: answer.theirs.revision, savedAt: now() });
      return;
    }
    if (answer.outcome !== "saved") {
      setState({ ...answer, savedAt: state.savedAt, behind: state.behind, obstacles: state.obstacles });
      return;
    }
    if (fields["next"] === "preview") return router.push(`/staff/updates/${answer.id}/preview`);
    if ("copy" in fields) return router.push(`/staff/updates/${answer.id}`);
    if (state.id === null) window.history.replaceState(null, "", `/staff/updates/${answer.id}`);
    if ("merge" in fields && form.current) {
      fillForm(form.current, answer.draft);
      setDraft(answer.draft);
    }
    setState(answer);
  };
  const { phase, base, typed, save, goOnFrom } = useSaving(form, answered, take);
  const company = useCompany(state.id);

  // What this browser kept when it could not be saved, until somebody has decided about it.
  const kept = useMemo(() => (live ? unsavedWords(initial) : null), [live, initial]);
  const [decided, setDecided] = useState(false);
  useEffect(() => {
    // Typed before the scripts were there.
    if (live && form.current && partsThatDiffer(draftIn(form.current), initial.draft).length > 0) typed();
  }, [live, initial, typed]);

  const change = () => {
    if (!form.current) return;
    setDraft(draftIn(form.current));
    typed();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    const name = submitter?.getAttribute("name");
    void save({ auto: false, fields: name ? { [name]: submitter?.getAttribute("value") ?? "" } : {} });
  };
  const press = (event: KeyboardEvent<HTMLFormElement>) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
    event.preventDefault();
    void save({ auto: false, fields: {} });
  };
  const putBack = (words: KeptWords) => {
    if (!form.current) return;
    fillForm(form.current, words.draft);
    // What others saved since then is shown beside it, and not written over.
    goOnFrom(words.revision);
    setDecided(true);
    change();
  };
  const throwAway = () => {
    dropWords(initial.id);
    setDecided(true);
  };

  const errorOf = (name: string) => state.errors.find((error) => error.name === name)?.message;
  const stuck = ["already-sent", "submitted", "not-found"].includes(state.outcome);
  return (
    <>
      {state.id ? <UpdateSteps id={state.id} status="draft" current="write" /> : null}
      <form
        ref={form}
        action={act}
        onInput={change}
        onSubmit={submit}
        onKeyDown={press}
        className="update-editor"
        autoComplete="off"
        aria-busy={phase.kind === "saving"}
      >
        {state.id ? <input type="hidden" name="id" value={state.id} /> : null}
        {newId ? <input type="hidden" name="newId" value={newId} /> : null}
        <input type="hidden" name="revision" value={state.revision} />
        <CompanyNotice company={company} revision={state.revision} clean={phase.kind === "clean"} />
        {kept && !decided ? (
          <KeptNotice words={kept} now={initial.draft} putBack={putBack} throwAway={throwAway} />
        ) : null}
        <div id="not-saved" tabIndex={-1} className="grid gap-8 empty:hidden">
          <ErrorSummary title="Not saved yet" errors={quiet ? [] : state.errors} />
          {state.theirs ? (
            <ConflictView
              key={state.theirs.revision}
              {...{ mine: draft, theirs: state.theirs, base, material }}
            />
          ) : null}
          {stuck ? <Stuck outcome={state.outcome} /> : null}
        </div>
        <SettingsFields settings={answered.draft} material={material} error={errorOf("sender")} />
        <div className="languages">
          {locales.map((locale) => (
            <LanguagePart
              key={locale}
              {...{ locale, material, live, errorOf, openDialog }}
              handedIn={(picture) => setHandedIn((before) => [picture, ...before])}
              initial={answered.draft[locale]}
              now={draft[locale]}
              senderId={draft.senderId}
            />
          ))}
        </div>
        <ParityView
          parity={parityOf(draft, state.behind)}
          settle={live ? () => void save({ auto: false, fields: { settled: "1" } }) : undefined}
        />
        <div role="status" className="empty:hidden">
          {state.obstacles.length > 0 && state.id ? (
            <Notice title="Before it can be sent">
              <ObstacleList obstacles={state.obstacles} linked />
            </Notice>
          ) : null}
        </div>
        <SaveBar phase={live ? phase : null} savedAt={state.savedAt} copyOnly={stuck} />
      </form>
      {dialog}
    </>
  );
}

function Stuck({ outcome }: { outcome: EditorState["outcome"] }) {
  const words: Partial<Record<EditorState["outcome"], string>> = {
    "already-sent": "This update was approved meanwhile, so its words stay as they are.",
    submitted: "This update was handed in meanwhile, so its words stay as they are until somebody decides.",
    "not-found": "This update was deleted meanwhile.",
  };
  return (
    <div role="alert">
      <Notice tone="wrong" title="Not saved">
        <p className="mt-2 max-w-measure">
          {words[outcome]} What you typed is still below: keep it as a new draft, so that nothing is lost.
        </p>
      </Notice>
    </div>
  );
}
