import { Checkbox } from "@/components/forms/choice";
import { Select } from "@/components/forms/field";
import { Button } from "@/components/ui/button";
import { formatter } from "@/lib/platform/i18n";

const { number } = formatter("en");

type ExportFormProps = {
  /** How many people the file will hold. */
  total: number;
  /** Whom it is for, as the address's parameters say. */
  who: readonly (readonly [name: string, value: string])[];
  columns: readonly { name: string; head: string; usual: boolean }[];
  /** The people's own filters besides the segment, for the sentence above. */
  narrowed: boolean;
  segment: string;
  segments: readonly { value: string; label: string }[];
};

/** Whom and what a file of people holds, and how many rows it will have. */
export function ExportForm({ total, who, columns, narrowed, segment, segments }: ExportFormProps) {
  return (
    <>
      <form method="get" action="/staff/members/export" className="export-who">
        {who
          .filter(([name]) => name !== "segment")
          .map(([name, value], place) => (
            <input key={place} type="hidden" name={name} value={value} />
          ))}
        <Select
          name="segment"
          label="Who"
          hint={
            narrowed
              ? "Those of the list you came from, and of a segment if you choose one."
              : "Everyone, or a segment. For others, filter the list of people and choose “Export” there."
          }
          empty={narrowed ? "Everyone who fits the list’s filters" : "Everyone who is kept here"}
          options={segments}
          defaultValue={segment}
        />
        <Button look="quiet">Count them</Button>
      </form>
      <form method="get" action="/staff/members/export/file" className="export-what">
        {who.map(([name, value], place) => (
          <input key={place} type="hidden" name={name} value={value} />
        ))}
        <p className="export-total" role="status">
          <b>{number(total)}</b> {total === 1 ? "person" : "people"}
        </p>
        <fieldset className="field">
          <legend className="field-label">Columns</legend>
          <div className="export-columns">
            {columns.map(({ name, head, usual }) => (
              <label key={name} className="tick">
                <input type="checkbox" name="field" value={name} defaultChecked={usual} />
                <span className="tick-words">{head}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <Checkbox name="excel" value="yes" defaultChecked label="For Excel (it shows accents rightly then)" />
        <p className="max-w-measure text-quiet">
          Addresses leave the site with this file: keep it where only those see it who must. That you took it
          is written down, with how many rows it has. Cells that a spreadsheet would compute get an apostrophe
          in front.
        </p>
        <Button disabled={total === 0}>
          {total === 1 ? "Download 1 person" : `Download ${number(total)} people`}
        </Button>
      </form>
    </>
  );
}
