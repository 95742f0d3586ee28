import { Select } from "@/components/forms/field";
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
      <Select
        name="template"
        label="Begin from a template"
        options={templates.map(({ id, name, kind }) => ({
          value: id,
          label: `${name} (${kindNames[kind].toLowerCase()})`,
        }))}
      />
      <Button look="quiet">Begin with its words</Button>
    </form>
  );
}
