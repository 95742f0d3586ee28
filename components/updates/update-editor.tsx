"use client";

import { useActionState, useEffect, useState } from "react";
import { ErrorSummary } from "@/components/forms/error-summary";
import { Field, TextArea } from "@/components/forms/field";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { languageNames, ObstacleList } from "@/components/updates/obstacle-list";
import { locales } from "@/lib/platform/i18n";
import type { Obstacle } from "@/lib/updates/policy";
import type { UpdateContent } from "@/lib/updates/schema";

export type EditorState = {
  outcome: "unchanged" | "saved" | "invalid" | "changed-elsewhere" | "already-sent" | "not-found";
  /** What stands in the fields: as typed, whatever came of it. */
  content: UpdateContent;
  /** What the fields were loaded from or saved as. */
  revision: number;
  /** The newest revision, when somebody else saved it. */
  newest?: number;
  obstacles: readonly Obstacle[];
  errors: readonly { name: string; message: string }[];
};

type UpdateEditorProps = {
  /** Not given: a new one. */
  id?: string;
  initial: EditorState;
  save: (before: EditorState, form: FormData) => Promise<EditorState>;
};

/** The two languages of an update side by side. Works without JavaScript; with it, unsaved words are not left by mistake. */
export function UpdateEditor({ id, initial, save }: UpdateEditorProps) {
  const [state, act, saving] = useActionState(save, initial);
  const [changed, setChanged] = useState(false);
  useEffect(() => {
    if (!changed || saving) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [changed, saving]);

  const errorOf = (name: string) => state.errors.find((error) => error.name === name)?.message;
  return (
    <form
      action={act}
      onChange={() => setChanged(true)}
      onSubmit={() => setChanged(false)}
      className="grid gap-8"
      aria-busy={saving}
    >
      {id ? <input type="hidden" name="id" value={id} /> : null}
      <input type="hidden" name="revision" value={state.revision} />
      <ErrorSummary title="Not saved yet" errors={state.errors} />
      <Outcome state={state} id={id} />
      {/* With what came back from the server the fields begin anew. */}
      <div className="grid gap-8 lg:grid-cols-2" key={`${state.outcome} ${state.revision}`}>
        {locales.map((locale) => (
          <fieldset key={locale} className="grid content-start gap-5 border-t-3 border-rule pt-4">
            <legend className="sr-only">{languageNames[locale]}</legend>
            <h2 className="text-small-head font-black" aria-hidden="true">
              {languageNames[locale]}
            </h2>
            <Field
              name={`subject-${locale}`}
              label={`Subject in ${languageNames[locale]}`}
              hint="Says in about 60 characters what this is about."
              error={errorOf(`subject-${locale}`)}
              defaultValue={state.content[locale].subject}
              lang={locale}
              maxLength={150}
              autoComplete="off"
            />
            <TextArea
              name={`body-${locale}`}
              label={`Text in ${languageNames[locale]}`}
              hint={
                locale === "en"
                  ? "Markdown: **bold**, [words](/issues/stem) for a link, ## for a heading, - for a list."
                  : "Leave both empty, and everyone gets the English."
              }
              error={errorOf(`body-${locale}`)}
              defaultValue={state.content[locale].body}
              lang={locale}
              rows={18}
              spellCheck
            />
          </fieldset>
        ))}
      </div>
      <p className="flex flex-wrap gap-4">
        <Button disabled={saving}>{saving ? "Saving …" : "Save"}</Button>
        <Button look="quiet" name="next" value="preview" disabled={saving}>
          Save and see how it will look
        </Button>
      </p>
    </form>
  );
}

function Outcome({ state, id }: { state: EditorState; id: string | undefined }) {
  switch (state.outcome) {
    case "changed-elsewhere":
      return (
        <div role="alert">
          <Notice tone="wrong" title="Not saved: somebody saved this update since you opened it">
            <p className="mt-2">
              What you typed is still below. Compare it with{" "}
              <a href={`/staff/updates/${id}`} target="_blank" rel="noreferrer">
                what is saved now
              </a>
              , then copy over what is missing, or put yours in its place.
            </p>
            <p className="mt-4">
              <Button look="danger" small name="overwrite" value={state.newest}>
                Replace it with mine
              </Button>
            </p>
          </Notice>
        </div>
      );
    case "already-sent":
    case "not-found":
      return (
        <div role="alert">
          <Notice tone="wrong" title="Not saved">
            <p className="mt-2">
              {state.outcome === "already-sent"
                ? "This update has been sent meanwhile, so its words stay as they are. What you typed is still below."
                : "This update has been deleted meanwhile. What you typed is still below: copy it into a new one."}
            </p>
          </Notice>
        </div>
      );
    default:
      return (
        <div role="status" className="empty:hidden">
          {state.outcome === "saved" ? <p className="mb-4 font-bold">Saved.</p> : null}
          {state.outcome !== "invalid" && state.obstacles.length > 0 && id ? (
            <Notice title="Before it can be sent">
              <ObstacleList obstacles={state.obstacles} linked />
            </Notice>
          ) : null}
        </div>
      );
  }
}
