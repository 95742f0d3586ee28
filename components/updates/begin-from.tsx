import { Button } from "@/components/ui/button";
import { kindNames } from "./settings-fields";
import type { WrittenKind } from "@/lib/updates/schema";

type BeginFromProps = {
  templates: readonly { id: string; name: string; kind: WrittenKind }[];
  begin: (form: FormData) => Promise<void>;
};

/** The templates a new update can begin from; nothing where there is none. */
export function BeginFrom({ templates, begin }: BeginFromProps) {
  if (templates.length === 0) return null;
  return (
    <form action={begin} className="filters">
      <p className="field">
        <label className="field-label" htmlFor="template">
          Begin from a template
        </label>
        <select className="box" id="template" name="template">
          {templates.map(({ id, name, kind }) => (
            <option key={id} value={id}>
              {name} ({kindNames[kind].toLowerCase()})
            </option>
          ))}
        </select>
      </p>
      <Button look="quiet">Begin with its words</Button>
    </form>
  );
}
