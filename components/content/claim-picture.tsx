import type { Claim, Ground } from "@/lib/content/schema";
import { Figure } from "@/components/content/figure";
import { Bar, Disc, Flower } from "@/components/content/shapes";
import { shareOf } from "@/lib/content/claims";

type ClaimPictureProps = {
  claim: Claim;
  /** What it lies on: its colours keep off it. */
  ground: Ground;
};

/** A figure drawn from its own number; the words beside it say the same. Amounts and counts get a quilt of shapes. */
export function ClaimPicture({ claim, ground }: ClaimPictureProps) {
  const share = shareOf(claim);
  if (share === null && claim.unit !== "percent-more") return <Figure name={claim.id} ground={ground} />;
  return (
    <svg className="drawn" viewBox="0 0 600 600" aria-hidden="true" focusable="false">
      {share === null ? (
        <Taller percent={claim.value} />
      ) : claim.unit === "of-ten" ? (
        <Field columns={3} parts={10} share={share} />
      ) : (
        <Field columns={10} parts={100} share={share} />
      )}
    </svg>
  );
}

/** A field sown with as many seeds as the whole has parts: those the figure counts are in bloom, from the ground up. */
function Field({ columns, parts, share }: { columns: number; parts: number; share: number }) {
  const rows = Math.ceil(parts / columns);
  const step = 600 / Math.max(columns, rows);
  const places = Array.from({ length: parts }, (_, part) => ({
    x: (part % columns) * step,
    y: 600 - step - Math.floor(part / columns) * step,
  }));
  const blooming = Math.round(share * parts);
  return (
    <>
      <defs>
        <g id="bloom">
          <Flower
            x={step / 2}
            y={step / 2}
            r={step * 0.46}
            petals={["lupine", "lupine", "lupine", "lupine"]}
            heart="sun"
          />
        </g>
        <g id="seed">
          <Disc x={step / 2} y={step / 2} r={step * 0.16} fill="snow" />
        </g>
      </defs>
      {places.map(({ x, y }, part) => (
        <use key={part} href={part < blooming ? "#bloom" : "#seed"} x={x} y={y} />
      ))}
    </>
  );
}

/** Two stems: what is compared, and how far the other outgrows it. */
function Taller({ percent }: { percent: number }) {
  const base = 560 / (1 + percent / 100);
  return (
    <>
      <Bar x={40} y={600 - base} width={240} height={base} fill="snow" />
      <Bar x={320} y={600 - base} width={240} height={base} fill="night" />
      <Bar x={320} y={40} width={240} height={560 - base} fill="lupine" />
    </>
  );
}
