/** The ids that the page around a body uses: its landmarks, source notes, footnotes, figures and terms. */
const taken =
  /^(?:main|top|content|sources|menu|search|footer|footnote-label)$|^(?:note|fn|fnref|claim|comparison|term)-/;

/** Whether an id belongs to the page's frame, so that text must not use it. */
export const isTakenAnchor = (id: string): boolean => taken.test(id);

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
  return isTakenAnchor(plain) ? `section-${plain}` : plain;
}

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
