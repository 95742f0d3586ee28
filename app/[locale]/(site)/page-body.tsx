import type { ReactElement } from "react";
import { bodyComponents } from "@/components/content/body-components";
import { Sources, WordList } from "@/components/content/notes";
import { listNotes, renderBody } from "@/lib/content/render";
import { listClaims, listTerms, type Page } from "@/lib/content/store";
import "@/app/styles/content.css";

/** A page's text as its editor wrote it. */
export function PageBody({ page }: { page: Pick<Page, "locale" | "tree"> }) {
  return (
    <div className="body">
      <PageText page={page} />
    </div>
  );
}

// A tree lives until a file changes, and the records with it: what its elements are is worked out once. How its
// components look is theirs to say each time.
const known = new WeakMap<Page["tree"], ReactElement>();

/** The same without the column around it, for a place that sets its own. */
export function PageText({ page: { tree, locale } }: { page: Pick<Page, "locale" | "tree"> }) {
  const body =
    known.get(tree) ??
    renderBody({ tree, locale, claims: listClaims(), terms: listTerms(), components: bodyComponents });
  known.set(tree, body);
  return body;
}

type Noted = Pick<Page, "locale" | "tree"> & { terms: readonly { id: string }[] };

/** What the text rests on: the words it explains and the sources of its figures. */
export function PageNotes({ page }: { page: Noted }) {
  const terms = listTerms();
  const used = [...new Set(page.terms.map(({ id }) => id))].flatMap((id) => terms.get(id) ?? []);
  return (
    <div>
      <WordList locale={page.locale} terms={used} />
      <Sources locale={page.locale} notes={listNotes(page.tree, listClaims())} />
    </div>
  );
}
