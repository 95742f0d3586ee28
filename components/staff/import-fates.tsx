import { fateWords, reasonWords } from "@/components/staff/import-words";
import { NextPage, StaffTable } from "@/components/staff/staff-table";
import { formatter } from "@/lib/platform/i18n";
import type { FateLine, ImportState, RowFate } from "@/lib/members/import/schema";

const { number } = formatter("en");

type FatesProps = {
  list: ImportState;
  lines: readonly FateLine[];
  /** Only these are shown. */
  fate: RowFate | undefined;
  next?: number | undefined;
  onward: boolean;
};

/** Each row's fate, all or those of one kind. */
export function ImportFates({ list, lines, fate, next, onward }: FatesProps) {
  const home = `/staff/members/import/${list.id}`;
  const address = (only: RowFate | undefined, after?: number) => {
    const query = new URLSearchParams({
      ...(only && { fate: only }),
      ...(after !== undefined && { after: String(after) }),
    }).toString();
    return query ? `${home}?${query}#rows` : `${home}#rows`;
  };
  const { counts } = list;
  const all = counts.new + counts.update + counts.same + counts.refused;
  const kinds: [name: string, fate: RowFate | undefined, count: number][] = [
    ["All", undefined, all],
    ...(["new", "update", "same", "refused"] as const).map((it): [string, RowFate, number] => [
      fateWords[it],
      it,
      counts[it],
    ]),
  ];
  return (
    <section aria-labelledby="rows">
      <h2 id="rows" className="text-small-head font-black">
        Row by row
      </h2>
      <nav aria-label="Fates" className="import-kinds">
        <ul>
          {kinds.map(([name, kind, count]) => (
            <li key={name}>
              <a href={address(kind)} aria-current={kind === fate ? "true" : undefined}>
                {name} <span className="tabular-nums">{number(count)}</span>
              </a>
            </li>
          ))}
        </ul>
        {counts.refused > 0 ? (
          <a href={`${home}/refused`} className="font-bold" download>
            Download the refused rows
          </a>
        ) : null}
      </nav>
      {lines.length > 0 ? (
        <StaffTable caption="Rows" heads={[{ figures: "Row" }, "Who", "Fate", "Why"]}>
          {lines.map((line) => (
            <tr key={line.line}>
              <td className="number">{number(line.line)}</td>
              <td className="row-name [overflow-wrap:anywhere]">
                {line.personId && line.fate !== "refused" ? (
                  <a href={`/staff/members/${line.personId}`}>{line.who}</a>
                ) : (
                  line.who || "(nothing to tell who)"
                )}
              </td>
              <td>
                <span className="import-fate" data-fate={line.fate}>
                  {fateWords[line.fate]}
                </span>
              </td>
              <td>{reasonWords(line.reason)}</td>
            </tr>
          ))}
        </StaffTable>
      ) : (
        <p className="mt-4">No row has that fate.</p>
      )}
      <NextPage
        href={next === undefined ? undefined : address(fate, next)}
        onward={onward}
        first={address(fate)}
      />
    </section>
  );
}
