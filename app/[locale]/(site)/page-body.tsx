import { bodyComponents } from "@/components/content/body-components";
import { Sources, WordList } from "@/components/content/notes";
import { listNotes, renderBody } from "@/lib/content/render";
import { listClaims, listTerms, type Page } from "@/lib/content/store";

/** A page's text as its editor wrote it. */
export function PageBody({ page }: { page: Page }) {
  return (
    <div className="body">
      {renderBody({
        tree: page.tree,
        locale: page.locale,
        claims: listClaims(),
        terms: listTerms(),
        components: bodyComponents,
      })}
    </div>
  );
}

/** What the text rests on: the words it explains and the sources of its figures. */
export function PageNotes({ page }: { page: Page }) {
  const terms = listTerms();
  const used = [...new Set(page.terms.map(({ id }) => id))].flatMap((id) => terms.get(id) ?? []);
  return (
    <div>
      <WordList locale={page.locale} terms={used} />
      <Sources locale={page.locale} notes={listNotes(page.tree, listClaims())} />
    </div>
  );
}
