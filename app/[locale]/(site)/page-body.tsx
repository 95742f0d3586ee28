import type { ReactElement, ReactNode } from "react";
import { bodyComponents } from "@/components/content/body-components";
import { Sources, WordList } from "@/components/content/notes";
import { listNotes, renderBody } from "@/lib/content/render";
import { listClaims, listTerms, type Page } from "@/lib/content/store";
import { writeOut } from "@/lib/documents/markup";
import "@/app/styles/content.css";

type Kept = WeakMap<Page["tree"], { year: number; written: ReactNode }>;

const bodies: Kept = new WeakMap();
const notes: Kept = new WeakMap();

/**
 * What is made of a tree, and of the records it names, is written out once: a tree lives until a file changes, and the
 * records with it. A new year comes without either, and goals say when theirs is over.
 */
function once(kept: Kept, tree: Page["tree"], draw: () => ReactElement): ReactNode {
  const year = new Date().getFullYear();
  const known = kept.get(tree);
  if (known?.year === year) return known.written;
  const written = writeOut(draw());
  kept.set(tree, { year, written });
  return written;
}

/** A page's text as its editor wrote it. */
export const PageBody = ({ page }: { page: Pick<Page, "locale" | "tree"> }) =>
  once(bodies, page.tree, () => (
    <div className="body">
      <PageText page={page} />
    </div>
  ));

/** The same without the column around it, for a place that sets its own. */
export function PageText({ page }: { page: Pick<Page, "locale" | "tree"> }) {
  return renderBody({
    tree: page.tree,
    locale: page.locale,
    claims: listClaims(),
    terms: listTerms(),
    components: bodyComponents,
  });
}

type Noted = Pick<Page, "locale" | "tree"> & { terms: readonly { id: string }[] };

/** What the text rests on: the words it explains and the sources of its figures. */
export const PageNotes = ({ page }: { page: Noted }) =>
  once(notes, page.tree, () => <NotesText page={page} />);

/** The same, drawn anew. */
export function NotesText({ page }: { page: Noted }) {
  const terms = listTerms();
  const used = [...new Set(page.terms.map(({ id }) => id))].flatMap((id) => terms.get(id) ?? []);
  return (
    <div>
      <WordList locale={page.locale} terms={used} />
      <Sources locale={page.locale} notes={listNotes(page.tree, listClaims())} />
    </div>
  );
}
