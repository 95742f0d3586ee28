import type { Locale } from "@/lib/platform/i18n";
import { LARGEST_PHOTO } from "@/lib/pictures/schema";
import type { PictureLine } from "@/lib/updates/kept-picture";

const tooLarge =
  "The file is larger than 8 MB. Make the picture smaller in your photo program, and choose it again.";

/** Hands a picture in while somebody writes. @returns it, or what was wrong and what to do */
export async function handInPicture(
  file: unknown,
  locale: Locale,
  alt: string,
): Promise<{ picture: PictureLine } | { error: string }> {
  if (!(file instanceof File)) return { error: "Choose a file first." };
  if (file.size > LARGEST_PHOTO) return { error: tooLarge };
  const form = new FormData();
  form.set("picture", file);
  form.set(`alt-${locale}`, alt);
  try {
    const answer = await fetch("/staff/updates/pictures/file", {
      method: "POST",
      body: form,
      headers: { Accept: "application/json" },
    });
    return (await answer.json()) as { picture: PictureLine } | { error: string };
  } catch {
    return { error: "The picture did not arrive: there is no connection. Try again in a moment." };
  }
}
