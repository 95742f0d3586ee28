import type { EditorState } from "./editor-state";

/** What a save asks for besides what stands in the fields. */
export type SaveRequest = { auto: boolean; fields: Readonly<Record<string, string>> };

/** The answer came from the sign-in page. */
export class SignedOut extends Error {
  override name = "SignedOut";
}

/** Sends the editor's form. Rejects when it does not get through. */
export async function sendForm(
  form: HTMLFormElement,
  known: { id: string | null; revision: number },
  { auto, fields }: SaveRequest,
): Promise<EditorState> {
  const data = new FormData(form);
  if (known.id) data.set("id", known.id);
  data.set("revision", String(known.revision));
  if (auto) data.set("auto", "1");
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  const answer = await fetch("/staff/updates/save", {
    method: "POST",
    body: data,
    signal: AbortSignal.timeout(20_000),
  });
  if (answer.redirected) throw new SignedOut();
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  return (await answer.json()) as EditorState;
}

/** Puts words and settings into the fields of a form. */
export function fillForm(form: HTMLFormElement, draft: EditorState["draft"]): void {
  const put = (name: string, value: string) => {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.value = value;
    else if (field instanceof HTMLSelectElement || field instanceof RadioNodeList) field.value = value;
  };
  for (const locale of ["en", "es"] as const)
    for (const part of ["subject", "preheader", "body"] as const)
      put(`${part}-${locale}`, draft[locale][part]);
  put("kind", draft.kind);
  put("sender", draft.senderId ?? "");
  const shown = form.elements.namedItem("public");
  if (shown instanceof HTMLInputElement) shown.checked = draft.public;
}
