type CitationsProps = {
  /** What is cited: "Cite this page". */
  summary: string;
  citation: { plain: string; apa: string; bibtex: string };
};

/** A reference in each manner, ready to be taken. */
export function Citations({ summary, citation }: CitationsProps) {
  return (
    <details>
      <summary>{summary}</summary>
      <p>{citation.plain}</p>
      <p>
        <b>APA</b> {citation.apa}
      </p>
      <p>
        <b>BibTeX</b> <code>{citation.bibtex}</code>
      </p>
    </details>
  );
}
