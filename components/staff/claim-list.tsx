import { StaffTable } from "@/components/staff/staff-table";
import type { Claim } from "@/lib/content/schema";

const places = { "US-CA": "California", US: "United States" } as const;

/** What a figure still lacks, in words; empty when nothing. */
export function lacksOf(claim: Claim): string[] {
  return [
    ...(claim.asOf === null ? ["Its year"] : []),
    ...(claim.checkedOn === null ? ["A look at its source"] : []),
  ];
}

/** Figures that wait for a year or a check, as a table. */
export function ClaimList({ claims }: { claims: readonly Claim[] }) {
  return (
    <StaffTable caption="Claims to check" heads={["Figure", "Says", "Where", "Source", "What it lacks"]}>
      {claims.map((claim) => (
        <tr key={claim.id} id={claim.id}>
          <td>
            <span className="block text-lead font-bold whitespace-nowrap">{claim.display.en}</span>
            <code className="text-note text-quiet">{claim.id}</code>
          </td>
          <td className="min-w-60">{claim.sentence.en}</td>
          <td>{places[claim.geography]}</td>
          <td className="min-w-40">{claim.source.en}</td>
          <td className="whitespace-nowrap">
            <ul>
              {lacksOf(claim).map((lack) => (
                <li key={lack}>{lack}</li>
              ))}
            </ul>
          </td>
        </tr>
      ))}
    </StaffTable>
  );
}
