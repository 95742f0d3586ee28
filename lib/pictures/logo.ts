import type { Result } from "@/lib/platform/result";
import { drawAnew, printed } from "./handed-in";
import { LARGEST_LOGO, type PictureProblem } from "./schema";

/** The longer side of a logo as it is kept, in pixels. */
const LONGEST_SIDE = 512;

const limits = { largest: LARGEST_LOGO, mostPixels: 25_000_000, shortestSide: 32 };

/** A logo drawn anew: a PNG without metadata. */
export type DrawnLogo = {
  png: Buffer;
  /** Pixels. */
  width: number;
  height: number;
  /** The first 16 hex digits of the picture's SHA-256. */
  print: string;
};

/** Reads a file that somebody hands in as a logo and draws it anew, at most 512 pixels wide and high. */
export const drawLogo = (bytes: Buffer): Promise<Result<DrawnLogo, PictureProblem>> =>
  drawAnew(bytes, limits, async (open) => {
    const { data, info } = await open()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: "inside", withoutEnlargement: true })
      .png({ compressionLevel: 9 })
      .toBuffer({ resolveWithObject: true });
    const { bytes: png, ...about } = printed(data, info);
    return { png, ...about };
  });
