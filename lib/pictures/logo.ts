import { createHash } from "node:crypto";
import sharp from "sharp";
import { fail, ok, type Result } from "@/lib/platform/result";

/** The largest file that is taken, in bytes. */
export const LARGEST_LOGO = 2 * 1024 * 1024;

/** The longer side of a logo as it is kept, in pixels. */
const LONGEST_SIDE = 512;

// A small file can unfold to a picture that fills the memory: what it says of its size is asked before it is unfolded.
const MOST_PIXELS = 25_000_000;
const SHORTEST_SIDE = 32;

/** What can be wrong with a file that should be a logo. */
export type LogoProblem = "empty" | "too-large" | "svg" | "not-a-picture" | "too-many-pixels" | "too-small";

/** A logo drawn anew: a PNG without metadata. */
export type DrawnLogo = {
  png: Buffer;
  /** Pixels. */
  width: number;
  height: number;
  /** The first 16 hex digits of the picture's SHA-256. */
  print: string;
};

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
 * Reads a file that somebody hands in as a logo and draws it anew, at most 512 pixels wide and high: nothing of the
 * file itself is kept, so neither are its metadata nor what may hide in it.
 */
export async function drawLogo(bytes: Buffer): Promise<Result<DrawnLogo, LogoProblem>> {
  if (bytes.length === 0) return fail("empty");
  if (bytes.length > LARGEST_LOGO) return fail("too-large");
  const kind = kindOf(bytes);
  if (!kind) return fail(isSvg(bytes) ? "svg" : "not-a-picture");
  try {
    const open = () => sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: "error", animated: false });
    const { format, width = 0, height = 0 } = await open().metadata();
    if (format !== kind) return fail("not-a-picture");
    if (width * height > MOST_PIXELS) return fail("too-many-pixels");
    if (width < SHORTEST_SIDE || height < SHORTEST_SIDE) return fail("too-small");
    const { data: png, info } = await open()
      // As the camera held it; the note about that goes with the rest of the metadata.
      .autoOrient()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: "inside", withoutEnlargement: true })
      .toColourspace("srgb")
      .png({ compressionLevel: 9 })
      .timeout({ seconds: 10 })
      .toBuffer({ resolveWithObject: true });
    const print = createHash("sha256").update(png).digest("hex").slice(0, 16);
    return ok({ png, width: info.width, height: info.height, print });
  } catch (cause) {
    return fail(/pixel limit|exceeds/i.test(String(cause)) ? "too-many-pixels" : "not-a-picture");
  }
}
