import { TextArea } from "@/components/forms/field";
import { Button } from "@/components/ui/button";
import type { NoteLine } from "@/lib/members/record";
import { formatter } from "@/lib/platform/i18n";

const { dateTime } = formatter("en");

type NoteListProps = {
  notes: readonly NoteLine[];
  /** Names the record in both forms: a hidden field, "personId" or "organizationId". */
  about: { name: "personId" | "organizationId"; id: string };
  /** A new note's id, made with the page: the same note sent twice is kept once. */
  newId: string;
  /** Takes `text` and `noteId`. */
  add: (form: FormData) => Promise<void>;
  /** Takes `noteId`. */
  remove: (form: FormData) => Promise<void>;
};

/** Staff's notes about a record, with a field for the next one. Whoever wrote a note may delete it. */
export function NoteList({ notes, about, newId, add, remove }: NoteListProps) {
  return (
    <>
      <form action={add} className="grid gap-3">
        <input type="hidden" name={about.name} value={about.id} />
        <input type="hidden" name="noteId" value={newId} />
        <TextArea
          id="note"
          name="text"
          label="A new note"
          hint="They see it when they ask for a copy of their data."
          rows={3}
          maxLength={5000}
          required
        />
        <p>
          <Button look="quiet" small>
            Keep the note
          </Button>
        </p>
      </form>
      <ul className="note-list">
        {notes.map((note) => (
          <li key={note.id}>
            <p className="note-text">{note.text}</p>
            <div className="note-foot">
              <p className="text-note text-quiet">
                {note.mine ? "You" : note.author},{" "}
                <time dateTime={note.at.toISOString()}>
                  {dateTime(note.at, { dateStyle: "medium", timeStyle: "short" })}
                </time>
              </p>
              {note.mine ? (
                <form action={remove}>
                  <input type="hidden" name={about.name} value={about.id} />
                  <input type="hidden" name="noteId" value={note.id} />
                  <button className="link-button" aria-label={`Delete the note “${note.text.slice(0, 60)}”`}>
                    Delete
                  </button>
                </form>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
