import { z } from "zod";
import { locales } from "@/lib/platform/i18n";

// The pictures of updates, as far as their words and the editor know of them. Safe in the browser.

/** A picture that was handed in, as its address names it. */
export type KeptPicture = {
  /** The first 16 hex digits of its SHA-256: what is at its address never changes. */
  print: string;
  /** Pixels. */
  width: number;
  height: number;
};

/** The longest description: as long as the tag takes. */
export const LONGEST_ALT = 400;

const alt = z
  .string()
  .transform((text) =>
    text
      .toWellFormed()
      .replace(/[\s\p{Cc}]+/gu, " ")
      .trim(),
  )
  .pipe(z.string().min(1).max(LONGEST_ALT))
  .optional()
  .catch(undefined);

/** What a picture shows, in the languages in which somebody said it. What is no description is left out. */
export const altsSchema = z.object({ en: alt, es: alt });
export type PictureAlts = z.infer<typeof altsSchema>;

/** What a form says of a picture: fields `alt-en` and `alt-es`. */
export const typedAlts = (form: FormData): PictureAlts =>
  altsSchema.parse(Object.fromEntries(locales.map((locale) => [locale, form.get(`alt-${locale}`)])));

/** A picture to choose. */
export type PictureLine = KeptPicture & { alts: PictureAlts };

/** Where a picture is. It says how large it is, so that a page can leave room for it before it comes. */
export const pictureAddress = ({ print, width, height }: KeptPicture): string =>
  `/pictures/${print}-${width}x${height}`;

/** The picture in an address of ours, with the site's own address before it or not; null for any other address. */
export function readPictureAddress(address: string): KeptPicture | null {
  const found = /\/pictures\/([0-9a-f]{16})-(\d{1,4})x(\d{1,4})$/.exec(address);
  return found && { print: found[1]!, width: Number(found[2]), height: Number(found[3]) };
}

/** What PostgreSQL looks for in a text to find the pictures in it; the one group is the print. */
export const PICTURES_IN_TEXT = "/pictures/([0-9a-f]{16})-";
