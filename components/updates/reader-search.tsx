import "./mail-preview.css";
import { Field } from "@/components/forms/field";
import { Button, ButtonLink } from "@/components/ui/button";
import type { PreviewLook } from "@/components/updates/mail-preview";
import type { Locale } from "@/lib/platform/i18n";

type ReaderSearchProps = {
  id: string;
  look: PreviewLook;
  locale: Locale;
  /** The number of the subject that is shown. */
  subject: number;
  /** In whose place the mail is looked at, and what there is to know about it. */
  reader: { name: string; notes: readonly string[] } | null;
  q: string;
  hits: readonly { id: string; name: string; about: string }[];
};

/** Finds a member to see the mail as they get it. */
export function ReaderSearch({ id, look, locale, subject, reader, q, hits }: ReaderSearchProps) {
  const page = `/staff/updates/${id}/preview`;
  const kept = { look, language: locale, ...(subject > 1 && { subject: String(subject) }) };
  return (
    <section aria-labelledby="as-member" className="mt-10 border-t-3 border-rule pt-4">
      <h2 id="as-member" className="text-small-head font-black">
        {reader ? `As ${reader.name} gets it` : "As a member gets it"}
      </h2>
      {reader ? (
        <>
          <ul className="mt-2 grid max-w-measure gap-1">
            {reader.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
          <p className="mt-3">
            <ButtonLink look="quiet" small href={`${page}?${new URLSearchParams(kept)}#mail`}>
              Back to somebody of whom nothing is known
            </ButtonLink>
          </p>
        </>
      ) : (
        <p className="mt-2 max-w-measure text-quiet">
          Above, personal fields show what stands there for those of whom nothing is known. Find a member to
          see what they will read.
        </p>
      )}
      <form action={page} method="get" className="filters mt-4">
        <Field
          id="reader"
          name="q"
          label="Name, address or organization"
          type="search"
          defaultValue={q}
          autoComplete="off"
        />
        {Object.entries(kept).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Button look="quiet">Find</Button>
      </form>
      {q ? (
        hits.length > 0 ? (
          <ul className="reader-hits" aria-label={`Members found for “${q}”`}>
            {hits.map((hit) => (
              <li key={hit.id}>
                <a href={`${page}?${new URLSearchParams({ ...kept, as: hit.id })}#mail`}>{hit.name}</a>
                <span className="text-quiet">{hit.about}</span>
              </li>
            ))}
          </ul>
        ) : (
          <p className="mt-3">Nobody was found for “{q}”. Try a part of the name, or the address.</p>
        )
      ) : null}
    </section>
  );
}
