import { createHash } from "node:crypto";
import sharp, { type Sharp } from "sharp";
import { fail, ok, type Result } from "@/lib/platform/result";
import type { DrawnPicture, PictureLimits, PictureProblem } from "./schema";

/** What a file is by its first bytes, whatever its name says; null for none that we take. */
function kindOf(bytes: Buffer): "png" | "jpeg" | "webp" | null {
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])))
    return "png";
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return "jpeg";
  const isWebp = bytes.toString("latin1", 0, 4) === "RIFF" && bytes.toString("latin1", 8, 12) === "WEBP";
  return isWebp ? "webp" : null;
}

/** A drawing is a program: it can run scripts and fetch from elsewhere, so it is not taken. */
const isSvg = (bytes: Buffer): boolean => /<svg[\s>]/i.test(bytes.toString("utf8", 0, 4096));

/**
 * Reads a file that somebody hands in as a picture and has it drawn anew: nothing of the file itself is kept, so neither
 * are its metadata nor what may hide in it.
 * @param draw encodes what was opened, turned as the camera held it and in sRGB
 */
export async function drawAnew<Drawn>(
  bytes: Buffer,
  { largest, mostPixels, shortestSide }: PictureLimits,
  draw: (open: () => Sharp) => Promise<Drawn>,
): Promise<Result<Drawn, PictureProblem>> {
  if (bytes.length === 0) return fail("empty");
  if (bytes.length > largest) return fail("too-large");
  const kind = kindOf(bytes);
  if (!kind) return fail(isSvg(bytes) ? "svg" : "not-a-picture");
  try {
    const open = () => sharp(bytes, { limitInputPixels: mostPixels, failOn: "error", animated: false });
    const { format, width = 0, height = 0 } = await open().metadata();
    if (format !== kind) return fail("not-a-picture");
    if (width * height > mostPixels) return fail("too-many-pixels");
    if (width < shortestSide || height < shortestSide) return fail("too-small");
    // As the camera held it; the note about that goes with the rest of the metadata.
    return ok(await draw(() => open().autoOrient().toColourspace("srgb").timeout({ seconds: 10 })));
  } catch (cause) {
    return fail(/pixel limit|exceeds/i.test(String(cause)) ? "too-many-pixels" : "not-a-picture");
  }
}

/** A picture with the name it is kept under. */
export const printed = (
  bytes: Buffer,
  { width, height }: { width: number; height: number },
): DrawnPicture => ({
  ...{ bytes, width, height },
  print: createHash("sha256").update(bytes).digest("hex").slice(0, 16),
});
