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
