"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { sizeWords } from "@/components/staff/import-words";
import { Button } from "@/components/ui/button";

const ADDRESS = "/staff/members/import/upload";
/** How often one piece is tried before we give up. */
const TRIES = 4;

type State = { doing: "nothing" | "sending" | "reading"; done: number; total: number; error: string | null };

/** Something that a person can be told. */
class Refused extends Error {}

async function ask(query: Record<string, string>, init: RequestInit): Promise<Response> {
  const answer = await fetch(`${ADDRESS}?${new URLSearchParams(query)}`, { ...init, redirect: "manual" });
  if (answer.type === "opaqueredirect")
    throw new Refused("You are no longer signed in. Sign in and try again.");
  if (answer.ok) return answer;
  const said = (await answer.json().catch(() => ({}))) as { error?: string };
  if (answer.status < 500) throw new Refused(said.error ?? "The file was not taken. Try again.");
  throw new Error(String(answer.status));
}

/** A connection that breaks in the middle costs one piece, not the file. */
async function insist(query: Record<string, string>, init: RequestInit): Promise<Response> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask(query, init);
    } catch (cause) {
      if (cause instanceof Refused) throw cause;
      if (tries === TRIES)
        throw new Refused("The connection broke. Nothing was taken in; choose the file again.");
      await new Promise((done) => setTimeout(done, 500 * 2 ** tries));
    }
  }
}

/** Hands in a file, piece by piece, and shows how far it has come. @param piece bytes in one of them */
export function ImportUpload({ piece }: { piece: number }) {
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [state, show] = useState<State>({ doing: "nothing", done: 0, total: 0, error: null });
  const busy = state.doing !== "nothing";

  async function send(file: File) {
    show({ doing: "sending", done: 0, total: file.size, error: null });
    try {
      const opened = await ask({ name: file.name, bytes: String(file.size) }, { method: "POST" });
      const { id } = (await opened.json()) as { id: string };
      for (let nth = 0; nth * piece < file.size; nth += 1) {
        const body = file.slice(nth * piece, (nth + 1) * piece);
        await insist({ id, nth: String(nth) }, { method: "PUT", body });
        show((shown) => ({ ...shown, done: Math.min(file.size, (nth + 1) * piece) }));
      }
      show((shown) => ({ ...shown, doing: "reading" }));
      await insist({ id }, { method: "POST" });
      router.push(`/staff/members/import/${id}`);
    } catch (cause) {
      const error = cause instanceof Refused ? cause.message : "The file was not taken. Try again.";
      show({ doing: "nothing", done: 0, total: 0, error });
    }
  }

  return (
    <form
      className="import-upload"
      onSubmit={(event) => {
        event.preventDefault();
        const file = input.current?.files?.[0];
        if (file) void send(file);
        else show((shown) => ({ ...shown, error: "Choose a file first." }));
      }}
    >
      <div className={state.error ? "field field-wrong" : "field"}>
        <label className="field-label" htmlFor="file">
          The list, as a CSV file
        </label>
        <p className="field-hint" id="file-hint">
          In Excel, Google Sheets or Numbers: “Save as” or “Download”, then CSV. One person a row, headings in
          the first. You see every row’s fate before anything happens.
        </p>
        {state.error ? (
          <p className="field-error" id="file-error" role="alert">
            {state.error}
          </p>
        ) : null}
        <input
          ref={input}
          type="file"
          id="file"
          name="file"
          className="box"
          accept=".csv,.tsv,.tab,.txt,text/csv,text/tab-separated-values,text/plain"
          aria-describedby={state.error ? "file-hint file-error" : "file-hint"}
          disabled={busy}
        />
      </div>
      <Button disabled={busy}>{busy ? "Handing in …" : "Hand in the list"}</Button>
      {busy ? (
        <div>
          <progress
            className="progress-bar"
            max={Math.max(1, state.total)}
            value={state.done}
            aria-label="Handed in"
          />
          <p className="mt-2 tabular-nums" role="status">
            {state.doing === "reading"
              ? "Looking at how it is written …"
              : `${sizeWords(state.done)} of ${sizeWords(state.total)}`}
          </p>
        </div>
      ) : null}
    </form>
  );
}
