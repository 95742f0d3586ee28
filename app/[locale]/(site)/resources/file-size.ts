import { stat } from "node:fs/promises";
import { join } from "node:path";
import { defaultLocale, localePath, locales } from "@/lib/platform/i18n";

/** The files that the site makes itself: their addresses without language, and what answers there. */
const made: readonly [pattern: RegExp, answer: (locale: string, parts: string[]) => Promise<Response>][] = [
  [
    /^\/((?:issues|articles)\/.+)\/pdf$/,
    async (locale, [path = ""]) => {
      const { GET } = await import("../pdf/[...path]/route");
      return GET(asked, { params: Promise.resolve({ locale, path: path.split("/") }) });
    },
  ],
  [
    /^\/claims\.(csv|json)$/,
    async (locale, [format = ""]) => {
      const { GET } = await import("../claims-data/[format]/route");
      return GET(asked, { params: Promise.resolve({ locale, format }) });
    },
  ],
  [
    /^\/claims\/([a-z0-9-]+)\.(svg|png)$/,
    async (locale, [id = "", format = ""]) => {
      const { GET } = await import("../claims/[id]/picture/[format]/route");
      return GET(asked, { params: Promise.resolve({ locale, id, format }) });
    },
  ],
];
const asked = new Request("http://localhost/");

const sizes = new Map<string, number>();

/**
 * The true size of a file in bytes: looked up in public/, or measured once by making the file. Undefined for files
 * elsewhere and for those that cannot be made now.
 */
export async function sizeOf(href: string): Promise<number | undefined> {
  const known = sizes.get(href);
  if (known !== undefined || !href.startsWith("/")) return known;
  const size = (await sizeInPublic(href)) ?? (await sizeMade(href));
  if (size !== undefined) sizes.set(href, size);
  return size;
}

async function sizeInPublic(href: string): Promise<number | undefined> {
  return stat(join(/* turbopackIgnore: true */ process.cwd(), "public", href))
    .then((file) => (file.isFile() ? file.size : undefined))
    .catch(() => undefined);
}

async function sizeMade(href: string): Promise<number | undefined> {
  const locale =
    locales.find((one) => one !== defaultLocale && href.startsWith(localePath(one, "/"))) ?? defaultLocale;
  const path = locale === defaultLocale ? href : href.slice(localePath(locale, "/").length);
  for (const [pattern, answer] of made) {
    const match = pattern.exec(path);
    if (!match) continue;
    return answer(locale, match.slice(1))
      .then(async (response) => (response.ok ? (await response.arrayBuffer()).byteLength : undefined))
      .catch(() => undefined);
  }
  return undefined;
}
