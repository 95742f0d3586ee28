"use client";

import { useCallback, useEffect, useRef, useState, type RefObject } from "react";
import { createAutosave, type Autosave, type SavingPhase, type Verdict } from "@/lib/updates/autosave";
import { typedDraft, type Draft } from "@/lib/updates/schema";
import type { EditorState } from "./editor-state";
import { dropWords, keepWords } from "./kept-words";
import { partsThatDiffer } from "./part-words";
import { sendForm, type SaveRequest } from "./save-request";

const verdicts: Record<EditorState["outcome"], Verdict> = {
  ...{ unchanged: "saved", saved: "saved", invalid: "correct", "sender-gone": "correct" },
  ...{ "changed-elsewhere": "decide", "already-sent": "decide", submitted: "decide", "not-found": "decide" },
};

type Known = { id: string | null; revision: number };

/** The draft as it stands in a form's fields. */
export const draftIn = (form: HTMLFormElement): Draft => typedDraft(new FormData(form));

type Saving = {
  phase: SavingPhase;
  /** What both began from: as it was last loaded or saved. */
  base: Draft;
  typed: () => void;
  save: (request: SaveRequest) => Promise<EditorState | null>;
  /** Goes on from another revision than the one known, such as that of words this browser kept. */
  goOnFrom: (revision: number) => void;
};

/**
 * Saves the editor's form as it is typed into. What is typed stays in the browser until it is saved; a page that is left
 * while something is not asks first.
 */
export function useSaving(
  form: RefObject<HTMLFormElement | null>,
  initial: EditorState,
  onAnswer: (answer: EditorState, request: SaveRequest) => void,
): Saving {
  const [phase, setPhase] = useState<SavingPhase>({ kind: "clean" });
  const [base, setBase] = useState(initial.draft);
  const known = useRef<Known>({ id: initial.id, revision: initial.revision });
  const autosave = useRef<Autosave<SaveRequest, EditorState> | null>(null);
  const answered = useRef(onAnswer);
  useEffect(() => {
    answered.current = onAnswer;
  });

  useEffect(() => {
    let sent: Draft | null = null;
    const saves = createAutosave<SaveRequest, EditorState>({
      byItself: { auto: true, fields: {} },
      send: (request) => {
        if (!form.current) return Promise.reject(new Error("There is no form."));
        sent = draftIn(form.current);
        return sendForm(form.current, known.current, request);
      },
      judge: (answer) =>
        // Both wrote the same: there is nothing to decide.
        answer.theirs && partsThatDiffer(answer.draft, answer.theirs.draft).length === 0
          ? "saved"
          : verdicts[answer.outcome],
      onPhase: setPhase,
      onAnswer: (answer, request) => {
        if (answer.outcome === "saved") {
          if (known.current.id !== answer.id) dropWords(known.current.id);
          known.current = { id: answer.id, revision: answer.revision };
          setBase(answer.draft);
          if (form.current && sent && partsThatDiffer(draftIn(form.current), sent).length === 0)
            dropWords(answer.id);
        } else if (answer.theirs && partsThatDiffer(answer.draft, answer.theirs.draft).length === 0) {
          known.current = { id: answer.id, revision: answer.theirs.revision };
          dropWords(answer.id);
        }
        answered.current(answer, request);
      },
    });
    autosave.current = saves;
    const hurry = () => saves.hurry();
    window.addEventListener("online", hurry);
    document.addEventListener("visibilitychange", hurry);
    return () => {
      saves.stop();
      window.removeEventListener("online", hurry);
      document.removeEventListener("visibilitychange", hurry);
    };
  }, [form]);

  const unsaved = phase.kind !== "clean";
  useEffect(() => {
    if (!unsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [unsaved]);

  const typed = useCallback(() => {
    if (!form.current) return;
    const { id, revision } = known.current;
    keepWords(id, { draft: draftIn(form.current), revision, at: new Date().toISOString() });
    autosave.current?.typed();
  }, [form]);
  const save = useCallback(
    (request: SaveRequest) => autosave.current?.saveNow(request) ?? Promise.resolve(null),
    [],
  );
  const goOnFrom = useCallback((revision: number) => {
    if (revision > 0) known.current = { ...known.current, revision };
  }, []);
  return { phase, base, typed, save, goOnFrom };
}
