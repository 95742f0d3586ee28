import { encodingWords, separatorWords } from "@/components/staff/import-words";
import { Checkbox } from "@/components/forms/choice";
import { Select } from "@/components/forms/field";
import { Button } from "@/components/ui/button";
import type { ImportState } from "@/lib/members/import/schema";

type ReadingFormProps = { list: ImportState; reread: (form: FormData) => Promise<void> };

const cutBy = (separator: string): string =>
  ({ ",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars" })[separator] ?? separator;

/** How the file is read, as it was found, to be put right where it was found wrongly. */
export function ImportReadingForm({ list, reread }: ReadingFormProps) {
  return (
    <details className="import-reading">
      <summary>
        Read as {encodingWords[list.encoding] ?? list.encoding}, with {cutBy(list.separator)} between the
        columns
        {list.headed ? "" : " and no headings"}. Something looks wrong?
      </summary>
      <form
        action={reread}
        className="import-reading-fields"
        key={`${list.encoding}${list.separator}${list.headed}`}
      >
        <input type="hidden" name="id" value={list.id} />
        <Select
          name="encoding"
          label="Written in"
          hint="If you see signs such as Ã± or � instead of ñ, try another."
          options={Object.entries(encodingWords).map(([value, label]) => ({ value, label }))}
          defaultValue={list.encoding}
        />
        <Select
          name="separator"
          label="Between the columns"
          hint="If everything stands in one column, try another."
          options={separatorWords}
          defaultValue={list.separator === "\t" ? "tab" : list.separator}
        />
        <Checkbox
          name="headed"
          value="yes"
          defaultChecked={list.headed}
          label="The first row holds the headings"
        />
        <Button look="quiet">Read it again like this</Button>
      </form>
    </details>
  );
}
