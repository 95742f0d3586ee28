import type { Ground } from "@/lib/content/schema";
import { colors } from "@/lib/content/colors";
import type { Paper } from "./cut";

const { poppy, lupine, sage, sun, lilac, night, snow } = colors.light;

/** What a figure lies on: a coloured ground, or the bare white sheet of paper and of a PDF. */
export type Bed = Ground | "sheet";

/** The colour of a ground, and of what is printed on it. */
export const groundColors: Record<Bed, { ground: string; ink: string }> = {
  poppy: { ground: poppy, ink: night },
  lupine: { ground: lupine, ink: snow },
  sage: { ground: sage, ink: night },
  sun: { ground: sun, ink: night },
  sheet: { ground: snow, ink: night },
};

const onGround: Record<Paper, string> = { poppy, lupine, sage, sun, night, snow };

/** The colour of each paper on a ground. One that would vanish there is changed for another: app/styles/poster.css does the same. */
export const papersOn: Record<Bed, Record<Paper, string>> = {
  poppy: { ...onGround, poppy: sun },
  lupine: { ...onGround, lupine: night },
  sage: { ...onGround, sage: snow },
  sun: { ...onGround, sun: snow },
  sheet: { ...onGround, snow: lilac },
};
