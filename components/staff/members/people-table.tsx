import Link from "next/link";
import type { ReactNode } from "react";
import { StaffTable } from "@/components/staff/staff-table";
import type { MemberColumn } from "@/lib/members/member-list";
import type { PersonLine } from "@/lib/members/queries/schema";
import { formatter } from "@/lib/platform/i18n";
import {
  audienceWords,
  columnWords,
  languageWords,
  sourceKindWords,
  standingWords,
  updateWords,
} from "./member-words";

const { dateTime } = formatter("en");

/** Where somebody stands in their own name and for organizations, each only where it says something. */
function Standing({ line }: { line: PersonLine }) {
  const { individualStatus, representativeStatus } = line;
  if (!individualStatus && !representativeStatus) return <>{line.staff ? "Staff" : "No membership"}</>;
  if (individualStatus === representativeStatus || !representativeStatus)
    return <>{standingWords[individualStatus ?? ""]}</>;
  if (!individualStatus) return <>{standingWords[representativeStatus]}</>;
  return (
    <>
      {standingWords[individualStatus]}
      <span className="block text-note text-quiet">
        For an organization: {standingWords[representativeStatus]?.toLowerCase()}
      </span>
    </>
  );
}

/** An address, which may be parted before its domain and nowhere else. */
function Address({ email }: { email: string }) {
  const at = email.lastIndexOf("@");
  return (
    <span className="address">
      {email.slice(0, at)}
      <wbr />
      {email.slice(at)}
    </span>
  );
}

/** The first of them, and how many more there are. */
const some = (words: readonly string[], most = 1): string =>
  words.length > most
    ? `${words.slice(0, most).join(", ")} and ${words.length - most} more`
    : words.join(", ");

function cell(column: MemberColumn, line: PersonLine, counties: Readonly<Record<string, string>>): ReactNode {
  switch (column) {
    case "email":
      return <Address email={line.email} />;
    case "standing":
      return <Standing line={line} />;
    case "organization":
      return some(line.organizations);
    case "county":
      return line.county ? (counties[line.county] ?? line.county) : "";
    case "language":
      return languageWords[line.locale] ?? line.locale;
    case "since":
      return line.since ? (
        <span className="whitespace-nowrap">{dateTime(line.since, { dateStyle: "medium" })}</span>
      ) : null;
    case "updates":
      return line.individualStatus === "active" || line.representativeStatus === "active"
        ? updateWords(line)
        : "";
    case "audience":
      return line.audience ? audienceWords[line.audience] : "";
    case "interests":
      return line.interests.join(", ");
    case "source":
      return line.sourceKind ? (
        <>
          {sourceKindWords[line.sourceKind]}
          <span className="block text-note text-quiet [overflow-wrap:anywhere]">{line.source}</span>
        </>
      ) : null;
    case "active":
      return line.lastActiveOn ? (
        <span className="whitespace-nowrap">
          {dateTime(new Date(`${line.lastActiveOn}T12:00:00Z`), { dateStyle: "medium" })}
        </span>
      ) : (
        "Never"
      );
    case "tags":
      return some(line.tags, 3);
    case "zip":
      return line.zip;
  }
}

type PeopleTableProps = {
  lines: readonly PersonLine[];
  columns: readonly MemberColumn[];
  /** The counties' names by their ids. */
  counties: Readonly<Record<string, string>>;
  /** Rows can be ticked: the boxes' name is "id". */
  ticks?: boolean;
};

/** People as a table, one line each; a name leads to its record. */
export function PeopleTable({ lines, columns, counties, ticks = false }: PeopleTableProps) {
  const heads = [
    ...(ticks
      ? [
          <span key="tick" className="sr-only">
            Ticked
          </span>,
        ]
      : []),
    "Name",
    ...columns.map((column) => columnWords[column]),
  ];
  return (
    <StaffTable caption="People" heads={heads}>
      {lines.map((line) => {
        const name = line.name || "No name given";
        return (
          <tr key={line.id} data-row>
            {ticks ? (
              <td className="row-tick">
                <label>
                  <input type="checkbox" name="id" value={line.id} />
                  <span className="sr-only">Tick {line.name || line.email}</span>
                </label>
              </td>
            ) : null}
            <th scope="row" className="row-name">
              <Link href={`/staff/members/${line.id}`} prefetch={false}>
                {name}
              </Link>
            </th>
            {columns.map((column) => (
              <td key={column}>{cell(column, line, counties)}</td>
            ))}
          </tr>
        );
      })}
    </StaffTable>
  );
}
