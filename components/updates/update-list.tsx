import "./update-list.css";
import { Field, Select } from "@/components/forms/field";
import { StaffTable } from "@/components/staff/staff-table";
import { languageNames } from "@/components/updates/obstacle-list";
import { formatter, type Locale } from "@/lib/platform/i18n";
import type { UpdateKind, UpdateListQuery, UpdateStatus } from "@/lib/updates/schema";
import { kindNames } from "./settings-fields";

export type UpdateListLine = {
  id: string;
  subject: string;
  kind: UpdateKind;
  status: UpdateStatus;
  locales: readonly Locale[];
  changedAt: Date;
  startsAt: Date | null;
  author: string;
  recipients: number | null;
};

const { dateTime, number } = formatter("en");
const when = (at: Date) => dateTime(at, { dateStyle: "medium", timeStyle: "short" });

export const statusNames: Record<UpdateStatus, string> = {
  draft: "Draft",
  submitted: "Waiting for a decision",
  scheduled: "Scheduled",
  sending: "Going out now",
  paused: "Paused",
  stopped: "Stopped",
  sent: "Sent",
};

/** The page of an update that says what there is to do about it now. */
function pageOf(id: string, status: UpdateStatus): string {
  const below = {
    ...{ draft: "", submitted: "/send", scheduled: "/send", sending: "/progress", paused: "/progress" },
    ...{ stopped: "/report", sent: "/report" },
  }[status];
  return `/staff/updates/${id}${below}`;
}

function whenWords({ status, startsAt, changedAt }: UpdateListLine): string {
  if (status === "scheduled" && startsAt) return `Goes out ${when(startsAt)}`;
  return startsAt ? when(startsAt) : `Changed ${when(changedAt)}`;
}

/** Updates as a table: what is going out, what waits, what is being written, what was sent. */
export function UpdateList({ updates }: { updates: readonly UpdateListLine[] }) {
  return (
    <StaffTable
      caption="Updates"
      heads={["Subject", "State", "Languages", { figures: "People" }, "By", "When"]}
    >
      {updates.map((line) => (
        <tr key={line.id}>
          <td className="min-w-60 font-bold wrap-anywhere">
            <a href={pageOf(line.id, line.status)}>{line.subject || "No subject yet"}</a>
            {line.kind === "update" ? null : (
              <span className="block font-normal text-quiet">{kindNames[line.kind]}</span>
            )}
          </td>
          <td className="whitespace-nowrap">
            <span className={`update-state update-${line.status}`}>{statusNames[line.status]}</span>
          </td>
          <td>{line.locales.map((locale) => languageNames[locale]).join(", ") || "None yet"}</td>
          <td className="number">{line.recipients === null ? "" : number(line.recipients)}</td>
          <td>{line.author}</td>
          <td className="whitespace-nowrap">{whenWords(line)}</td>
        </tr>
      ))}
    </StaffTable>
  );
}

const optionsOf = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

/** The search of the list and what it can be narrowed to, kept in the address. */
export function UpdateFilters({ query }: { query: UpdateListQuery }) {
  return (
    <form role="search" className="filters">
      <Field
        name="q"
        label="Words of the subject or text"
        type="search"
        defaultValue={query.q}
        maxLength={100}
      />
      <Select
        name="state"
        label="State"
        options={optionsOf(statusNames)}
        empty="All"
        defaultValue={query.state ?? ""}
      />
      <Select
        name="kind"
        label="Kind"
        options={optionsOf(kindNames)}
        empty="All"
        defaultValue={query.kind ?? ""}
      />
      <button className="button">Show</button>
      <a href="/staff/updates">Show all</a>
    </form>
  );
}

type PageLinksProps = { page: number; pages: number; address: (page: number) => string };

/** The ways through a list of several pages. */
export function PageLinks({ page, pages, address }: PageLinksProps) {
  if (pages <= 1) return null;
  return (
    <nav aria-label="Pages" className="mt-6 flex flex-wrap gap-6 font-bold">
      {page > 1 ? <a href={address(page - 1)}>Page before</a> : null}
      <span>
        Page {page} of {pages}
      </span>
      {page < pages ? <a href={address(page + 1)}>Next page</a> : null}
    </nav>
  );
}
