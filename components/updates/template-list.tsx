import { Field } from "@/components/forms/field";
import { Button } from "@/components/ui/button";
import { formatter, type Locale } from "@/lib/platform/i18n";
import type { WrittenKind } from "@/lib/updates/schema";
import { languageNames } from "./obstacle-list";
import { kindNames } from "./settings-fields";

type Act = (form: FormData) => Promise<void>;

type TemplateListProps = {
  templates: readonly {
    id: string;
    name: string;
    kind: WrittenKind;
    subject: string;
    locales: readonly Locale[];
    by: string;
    at: Date;
  }[];
  begin: Act;
  rename: Act;
  remove: Act;
};

const { dateTime } = formatter("en");

/** The templates, each with the way to begin from it. */
export function TemplateList({ templates, begin, rename, remove }: TemplateListProps) {
  return (
    <ul className="grid">
      {templates.map(({ id, name, kind, subject, locales, by, at }) => (
        <li key={id} className="grid gap-3 border-t-3 border-rule py-5">
          <div className="flex flex-wrap items-start justify-between gap-4">
            <div className="min-w-0 wrap-anywhere">
              <h2 className="text-small-head font-black">{name}</h2>
              <p>“{subject}”</p>
              <p className="text-quiet">
                {[
                  kindNames[kind],
                  locales.map((locale) => languageNames[locale]).join(" and ") || "No language whole",
                  by
                    ? `kept by ${by}, ${dateTime(at, { dateStyle: "medium" })}`
                    : `here since ${dateTime(at, { dateStyle: "medium" })}`,
                ].join(" · ")}
              </p>
            </div>
            <form action={begin}>
              <input type="hidden" name="template" value={id} />
              <Button small aria-label={`Begin from it: ${name}`}>
                Begin from it
              </Button>
            </form>
          </div>
          <details>
            <summary>Rename or delete “{name}”</summary>
            <form action={rename} className="filters mt-4">
              <input type="hidden" name="id" value={id} />
              <Field
                id={`name-${id}`}
                name="name"
                label="Name"
                defaultValue={name}
                required
                maxLength={80}
                autoComplete="off"
              />
              <Button look="quiet">Rename</Button>
            </form>
            <form action={remove} className="mt-4">
              <input type="hidden" name="id" value={id} />
              <p className="mb-3 max-w-measure">
                Its words in {locales.length === 2 ? "both languages" : "its language"} go for good. Updates
                begun from it stay.
              </p>
              <Button look="danger" small>
                Delete this template
              </Button>
            </form>
          </details>
        </li>
      ))}
    </ul>
  );
}
