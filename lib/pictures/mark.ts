import { type Cut, flower } from "@/lib/content/figures/cut";
import type { Bed } from "@/lib/content/figures/paper";

/** The site's mark, a flower with one petal of lupine, as pieces on a sheet of 600 by 600. */
export const markOn = (bed: Bed): readonly Cut[] =>
  // On poppy the petals turn to sun, and what they hold must not.
  flower(300, 300, 300, ["poppy", "lupine", "poppy", "poppy"], bed === "poppy" ? "snow" : "sun");
