import sharp from "sharp";
import type { Result } from "@/lib/platform/result";
import { drawAnew, printed } from "./handed-in";
import { LARGEST_PHOTO, type DrawnPicture, type PictureProblem } from "./schema";

/** A mail's column is 528 pixels wide, and screens show two of a picture's pixels in one of theirs. */
const WIDEST = 1056;
const HIGHEST = 2112;

const limits = { largest: LARGEST_PHOTO, mostPixels: 50_000_000, shortestSide: 40 };

/** A picture of an update as it is kept, small enough for a mail and a phone's connection. */
type DrawnPhoto = DrawnPicture & { type: "image/jpeg" | "image/png" };

/**
 * Reads a file that somebody hands in as a picture of an update and draws it anew, at most 1056 pixels wide: as JPEG, or
 * as PNG where that is hardly larger, as it is of drawings and of words. Both are shown by every mail program, WebP is
 * not. What is transparent becomes white: by night a mail's paper is dark, and the picture was drawn for white.
 */
export const drawPhoto = (bytes: Buffer): Promise<Result<DrawnPhoto, PictureProblem>> =>
  drawAnew(bytes, limits, async (open) => {
    const { data, info } = await open()
      .resize({ width: WIDEST, height: HIGHEST, fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#ffffff" })
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    const drawn = () => sharp(data, { raw: { width, height, channels } });
    const [jpeg, png] = await Promise.all([
      drawn().jpeg({ quality: 80, mozjpeg: true }).toBuffer(),
      drawn().png({ compressionLevel: 9 }).toBuffer(),
    ]);
    return png.length <= 1.2 * jpeg.length
      ? { ...printed(png, info), type: "image/png" }
      : { ...printed(jpeg, info), type: "image/jpeg" };
  });
