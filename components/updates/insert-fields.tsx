import { Field, TextArea } from "@/components/forms/field";
import type { Locale } from "@/lib/platform/i18n";
import type { Material } from "./material";

type Pages = { pages: Material["pages"]; locale: Locale };

/** An address, with the site's own issues and articles to choose from. */
function AddressField({ pages, locale }: Pages) {
  return (
    <>
      <Field
        name="insert-address"
        label="Where it leads"
        hint="Begin with / for a page of this site, https:// for another site, mailto: for an address."
        required
        list="insert-pages"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        pattern="(/|https?://|mailto:).+"
        title="An address that begins with /, https:// or mailto:"
      />
      <datalist id="insert-pages">
        {pages.map(({ tag, id, title }) => (
          <option key={`${tag} ${id}`} value={`/${tag === "Issue" ? "issues" : "articles"}/${id}`}>
            {title[locale]}
          </option>
        ))}
      </datalist>
    </>
  );
}

export function LinkFields({ words, ...pages }: Pages & { words: string }) {
  return (
    <>
      <Field
        name="insert-words"
        label="Its words"
        hint="They say where it leads: “the brief”, not “here”."
        required
        defaultValue={words}
        autoComplete="off"
        autoFocus
      />
      <AddressField {...pages} />
    </>
  );
}

export function ButtonFields({ words, ...pages }: Pages & { words: string }) {
  return (
    <>
      <Field
        name="insert-words"
        label="Its words"
        hint="What happens: “Write to your senator”. At most 60 characters."
        required
        maxLength={60}
        defaultValue={words.slice(0, 60)}
        autoComplete="off"
        autoFocus
      />
      <AddressField {...pages} />
    </>
  );
}

export function CalloutFields({ words }: { words: string }) {
  return (
    <>
      <Field name="insert-title" label="Its title" required maxLength={120} autoComplete="off" autoFocus />
      <fieldset className="flex flex-wrap gap-x-6">
        <legend className="field-label">What it is</legend>
        <label className="tick">
          <input type="radio" name="insert-tone" value="note" defaultChecked />
          <span className="tick-words">Good to know</span>
        </label>
        <label className="tick">
          <input type="radio" name="insert-tone" value="act" />
          <span className="tick-words">Something to do</span>
        </label>
      </fieldset>
      <TextArea name="insert-words" label="Its words" required rows={4} defaultValue={words} />
    </>
  );
}

type PersonalFieldsProps = { fields: Material["fields"]; locale: Locale };

export function PersonalFields({ fields, locale }: PersonalFieldsProps) {
  return (
    <>
      <fieldset className="grid">
        <legend className="field-label">What stands here</legend>
        {fields.map((field, place) => (
          <label className="tick" key={field.en}>
            <input
              type="radio"
              name="insert-field"
              value={field[locale]}
              defaultChecked={place === 0}
              autoFocus={place === 0}
            />
            <span className="tick-words">
              {sentences[field.en] ?? field.en}
              {locale === "en" ? null : <span className="text-quiet"> (“{field[locale]}”)</span>}
            </span>
          </label>
        ))}
      </fieldset>
      <Field
        name="insert-fallback"
        label="For everyone we do not know it of"
        hint={
          locale === "en"
            ? "Fits into the same sentence: “Hello friend,”."
            : "Fits into the same sentence: “Hola, amiga o amigo:”."
        }
        required
        maxLength={60}
        autoComplete="off"
        lang={locale}
      />
    </>
  );
}

const sentences: Readonly<Record<string, string>> = {
  "first name": "The reader’s first name",
  organization: "The organization they act for",
  county: "Their county, by their ZIP code",
  "your district": "The district their organization works in",
};
