/** Ids of the page around a body (landmarks, sources, word list, banner) and of what is drawn in it. */
const taken =
  /^(?:main|top|content|contents|reading|sources|words|be-pro-kid|onward|issues|menu|ways|search|footer|footnote-label)$|^(?:note|fn|fnref|claim|comparison|term|word|agenda|article)-/;

/** A heading's words as an id: "¿Qué sigue?" becomes "que-sigue". Small letters, digits and hyphens only. */
export function anchorFrom(text: string): string {
  const plain = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-|-$/g, "");
  if (plain === "") return "section";
  return taken.test(plain) ? `section-${plain}` : plain;
}

/** The id that an agenda item carries in the page. */
export const agendaAnchor = (id: string): string => `agenda-${id}`;

/** Gives out ids that are unique in one page: the second "progress" becomes "progress-2". */
export class Anchors {
  readonly #given = new Set<string>();

  /** Reserves an id as it is; false when it is gone already. */
  reserve(id: string): boolean {
    if (this.#given.has(id)) return false;
    this.#given.add(id);
    return true;
  }

  take(wanted: string): string {
    let id = wanted;
    for (let count = 2; !this.reserve(id); count += 1) id = `${wanted}-${count}`;
    return id;
  }

  list(): string[] {
    return [...this.#given];
  }
}
