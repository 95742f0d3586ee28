import { Field } from "@/components/forms/field";
import { Button } from "@/components/ui/button";

type Act = (form: FormData) => Promise<void>;

type DraftActsProps = {
  id: string;
  versions: number;
  /** Handed in or further, it stays. */
  deletable: boolean;
  keepTemplate: Act;
  duplicate: Act;
  remove: Act;
};

/** What else can be done with an update: kept as a template, written once more, thrown away. */
export function DraftActs({ id, versions, deletable, keepTemplate, duplicate, remove }: DraftActsProps) {
  return (
    <section aria-labelledby="acts" className="draft-acts">
      <h2 id="acts" className="sr-only">
        More to do with it
      </h2>
      <details>
        <summary>Keep it as a template</summary>
        <form action={keepTemplate} className="filters mt-4">
          <input type="hidden" name="id" value={id} />
          <Field
            id="template-name"
            name="name"
            label="Name of the template"
            required
            maxLength={80}
            autoComplete="off"
          />
          <Button look="quiet">Keep it</Button>
        </form>
        <p className="max-w-measure text-quiet">
          Its words and its kind, as they were last saved. Others can begin from it; this update stays what it
          is.
        </p>
      </details>
      <details>
        <summary>Duplicate it</summary>
        <form action={duplicate} className="mt-4">
          <input type="hidden" name="id" value={id} />
          <p className="mb-4 max-w-measure">A second draft with the same words. This one stays as it is.</p>
          <Button look="quiet">Make a second draft</Button>
        </form>
      </details>
      {deletable ? (
        <details>
          <summary>Delete this draft</summary>
          <form action={remove} className="mt-4">
            <input type="hidden" name="id" value={id} />
            <p className="mb-4 max-w-measure">
              Both languages go, and {versions === 1 ? "its one version" : `all of its ${versions} versions`}:
              nobody can bring them back. It was sent to nobody. To keep the words, keep them as a template
              first.
            </p>
            <Button look="danger" small>
              Delete it for good
            </Button>
          </form>
        </details>
      ) : null}
    </section>
  );
}
