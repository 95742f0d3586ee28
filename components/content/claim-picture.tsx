import type { Claim, Ground } from "@/lib/content/schema";
import { Cuts } from "@/components/content/shapes";
import { figureOfClaim } from "@/lib/content/figures/claim";

type ClaimPictureProps = {
  claim: Claim;
  /** What it lies on: its colours keep off it. */
  ground: Ground;
};

/** A figure drawn from its own number; the words beside it say the same. */
export function ClaimPicture({ claim, ground }: ClaimPictureProps) {
  return (
    <svg className="drawn" viewBox="0 0 600 600" aria-hidden="true" focusable="false">
      <Cuts cuts={figureOfClaim(claim, ground)} />
    </svg>
  );
}
