// What is known of pictures that are handed in, without what draws them. Safe in the browser.

/** The largest file that is taken as a logo, in bytes. */
export const LARGEST_LOGO = 2 * 1024 * 1024;

/** The largest file that is taken as a picture of an update, in bytes: what a phone's camera makes. */
export const LARGEST_PHOTO = 8 * 1024 * 1024;

/** What can be wrong with a file that should be a picture. */
export type PictureProblem =
  "empty" | "too-large" | "svg" | "not-a-picture" | "too-many-pixels" | "too-small";

/** What a file may be, before anything of it is unfolded. */
export type PictureLimits = {
  /** In bytes. */
  largest: number;
  /** A small file can unfold to a picture that fills the memory: what it says of its size is asked before. */
  mostPixels: number;
  /** The least width and height, in pixels. */
  shortestSide: number;
};

/** A picture drawn anew, without metadata. */
export type DrawnPicture = {
  bytes: Buffer;
  /** Pixels. */
  width: number;
  height: number;
  /** The first 16 hex digits of the bytes' SHA-256. */
  print: string;
};
