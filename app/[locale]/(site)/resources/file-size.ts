import { stat } from "node:fs/promises";
import { join } from "node:path";

/** The size in bytes of a file that lies in public/, or undefined where there is none. */
export async function sizeOf(href: string): Promise<number | undefined> {
  return stat(join(process.cwd(), "public", href))
    .then((file) => (file.isFile() ? file.size : undefined))
    .catch(() => undefined);
}
