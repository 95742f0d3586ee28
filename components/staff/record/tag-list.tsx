import { Field } from "@/components/forms/field";
import { Button } from "@/components/ui/button";

type TagListProps = {
  tags: readonly string[];
  /** The tags in use elsewhere, offered while one types. */
  suggestions: readonly string[];
  about: { name: "personId" | "organizationId"; id: string };
  /** Takes `tag`. */
  add: (form: FormData) => Promise<void>;
  /** Takes `tag`. */
  remove: (form: FormData) => Promise<void>;
};

/** A record's tags, each with a button that takes it off, and a field for one more. */
export function TagList({ tags, suggestions, about, add, remove }: TagListProps) {
  return (
    <>
      {tags.length > 0 ? (
        <form action={remove}>
          <input type="hidden" name={about.name} value={about.id} />
          <ul className="tag-list" aria-label="Tags">
            {tags.map((tag) => (
              <li key={tag}>
                <span>{tag}</span>
                <button name="tag" value={tag} aria-label={`Take off the tag “${tag}”`}>
                  ×
                </button>
              </li>
            ))}
          </ul>
        </form>
      ) : (
        <p className="text-quiet">No tags yet. They help to find people again.</p>
      )}
      <form action={add} className="tag-add">
        <input type="hidden" name={about.name} value={about.id} />
        <Field name="tag" label="Add a tag" list="tags-in-use" maxLength={40} autoComplete="off" required />
        <datalist id="tags-in-use">
          {suggestions
            .filter((tag) => !tags.includes(tag))
            .map((tag) => (
              <option key={tag} value={tag} />
            ))}
        </datalist>
        <Button look="quiet">Add</Button>
      </form>
    </>
  );
}
