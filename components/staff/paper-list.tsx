import { StaffTable } from "@/components/staff/staff-table";
import type { PaperLine } from "@/lib/members/queries/list-paper";
import { formatter } from "@/lib/platform/i18n";

type PaperListProps = {
  lines: readonly PaperLine[];
  /** Mails the link again, or throws the entry away. */
  settle: (form: FormData) => Promise<void>;
};

/** Paper sign-ups whose mail nobody has confirmed yet. */
export function PaperList({ lines, settle }: PaperListProps) {
  if (lines.length === 0)
    return (
      <p className="mt-4 max-w-measure">
        Nobody. What you type in above stands here until its mail is confirmed; after 90 days it is deleted by
        itself.
      </p>
    );
  const { dateTime } = formatter("en");
  return (
    <StaffTable
      caption="Paper sign-ups that are not confirmed yet"
      heads={["Name", "Address", "Signed at", "Entered", "What to do"]}
    >
      {lines.map((line) => (
        <tr key={line.id}>
          <td className="font-bold">{line.name}</td>
          <td className="[overflow-wrap:anywhere]">{line.email}</td>
          <td>{line.source}</td>
          <td>
            {dateTime(line.enteredAt, { dateStyle: "medium" })}
            {line.enteredBy ? <p>by {line.enteredBy}</p> : null}
          </td>
          <td>
            <form action={settle} className="flex flex-wrap gap-2">
              <input type="hidden" name="id" value={line.id} />
              <button className="button button-quiet button-small" name="do" value="remind">
                Send the link again<span className="sr-only"> to {line.email}</span>
              </button>
              <button className="button button-danger button-small" name="do" value="drop">
                Throw away<span className="sr-only"> the entry of {line.name}</span>
              </button>
            </form>
          </td>
        </tr>
      ))}
    </StaffTable>
  );
}
