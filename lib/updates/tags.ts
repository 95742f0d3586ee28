import { z } from "zod";
import { slugSchema } from "@/lib/content/schema";

// The site's components that an update may hold. They are data: read, held against these lists, and never run.

const words = (most: number) =>
  z
    .string()
    .transform((text) => text.replace(/[\p{Cc}\s]+/gu, " ").trim())
    .pipe(z.string().min(1, "must not be empty").max(most, `is longer than ${most} characters`));

/** The address behind /issues/ or /articles/; the whole of it is understood too. */
const pageOf = (folder: string) =>
  z
    .string()
    .transform((text) => text.trim().replace(new RegExp(`^(?:/es)?/?${folder}/`), ""))
    .pipe(
      z
        .string()
        .max(160, "is longer than 160 characters")
        .regex(/^[a-z0-9-]+(?:\/[a-z0-9-]+)*$/, `must be the part of its address behind /${folder}/`),
    );

/** A mail's column is 600 pixels wide, 528 of them for its words. */
export const WIDEST_PICTURE = 528;

/** The attributes of each tag, as they are typed. */
const tagSchemas = {
  Claim: z.strictObject({ id: slugSchema }),
  AgendaItem: z.strictObject({ id: slugSchema }),
  Issue: z.strictObject({ id: pageOf("issues") }),
  Article: z.strictObject({ id: pageOf("articles") }),
  Button: z.strictObject({ href: words(2000), words: words(60) }),
  Picture: z.strictObject({
    src: words(2000),
    alt: words(400),
    caption: words(200).optional(),
    width: z
      .string()
      .refine(
        (text) => /^\d{2,3}$/.test(text) && Number(text) >= 40 && Number(text) <= WIDEST_PICTURE,
        `must be a number of pixels from 40 to ${WIDEST_PICTURE}`,
      )
      .optional(),
  }),
  Callout: z.strictObject({
    title: words(120),
    tone: z.enum(["note", "act"], "must be note or act").default("note"),
  }),
} as const;
export type TagName = keyof typeof tagSchemas;
export const tagNames = Object.keys(tagSchemas) as TagName[];

/** A tag with its attributes as their schema types them. */
export type Tag = {
  [N in TagName]: { name: N; given: z.infer<(typeof tagSchemas)[N]> };
}[TagName];

/** What a tag says: itself, the end of a callout, or what is wrong with it. */
export type ReadTag =
  { kind: "tag"; tag: Tag } | { kind: "end"; name: TagName } | { kind: "wrong"; reason: string };

const isTagName = (name: string): name is TagName => (tagNames as string[]).includes(name);

const attribute = /\s*([A-Za-z][\w-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;

/** How a tag is written, for whoever wrote it otherwise. */
const forms: Record<TagName, string> = {
  Claim: '<Claim id="…" />',
  AgendaItem: '<AgendaItem id="…" />',
  Issue: '<Issue id="…" />',
  Article: '<Article id="…" />',
  Button: '<Button words="…" href="…" />',
  Picture: '<Picture src="…" alt="…" />',
  Callout: '<Callout title="…">, its text on lines of its own, and </Callout>',
};

/** Reads one tag, from its < to its >. Never throws; takes time linear in its length. */
export function readTag(source: string): ReadTag {
  const wrong = (reason: string): ReadTag => ({ kind: "wrong", reason });
  const [, slash = "", name = "", rest = ""] = /^<(\/?)([A-Za-z][\w-]*)([^]*)>$/.exec(source) ?? [];
  if (!name) return wrong("This tag cannot be read. Its name begins right behind the <.");
  if (!isTagName(name))
    return wrong(
      /^[A-Z]/.test(name)
        ? `There is no <${name}> for updates. These exist: ${tagNames.join(", ")}.`
        : `<${name}> is a tag of HTML, and updates hold none. Use Markdown; for a mere < write &lt;.`,
    );
  if (slash)
    return name === "Callout"
      ? { kind: "end", name }
      : wrong(`<${name}> holds no text, so nothing ends it. Write it as ${forms[name]}.`);
  const given = new Map<string, string>();
  const written = rest.replace(/\/\s*$/, "");
  attribute.lastIndex = 0;
  let end = 0;
  for (let found = attribute.exec(written); found; found = attribute.exec(written)) {
    const [, key = "", double, single] = found;
    if (given.has(key)) return wrong(`<${name}> has the attribute “${key}” twice. Keep one.`);
    given.set(key, double ?? single ?? "");
    end = attribute.lastIndex;
  }
  if (written.slice(end).trim() !== "") return wrong(`<${name}> cannot be read. Write it as ${forms[name]}.`);
  return hold(name, given);
}

function hold(name: TagName, given: ReadonlyMap<string, string>): ReadTag {
  const schema = tagSchemas[name];
  const known = Object.keys(schema.shape);
  const unknown = [...given.keys()].find((key) => !known.includes(key));
  if (unknown)
    return {
      kind: "wrong",
      reason: `<${name}> has no attribute “${unknown}”. It knows: ${known.join(", ")}.`,
    };
  const parsed = schema.safeParse(Object.fromEntries(given));
  if (parsed.success) return { kind: "tag", tag: { name, given: parsed.data } as Tag };
  const [issue] = parsed.error.issues;
  const key = String(issue?.path[0] ?? "");
  const reason = given.has(key)
    ? `The “${key}” of <${name}> ${issue?.message}.`
    : `<${name}> needs ${key}="…".`;
  return { kind: "wrong", reason };
}

/** A line that is one tag of ours and nothing else; quotes may hold a >. */
const tagLine = /^ {0,3}<\/?[A-Z](?:"[^"]*"|'[^']*'|[^"'<>])*>[ \t]*$/;
const fenceOf = (line: string): string | undefined => /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];

/**
 * Puts empty lines around every line that is a tag alone, so that Markdown reads what stands beside it as ever, and
 * makes typographic quotes in tags straight ones.
 * @returns the text, and the number of each of its lines in what was typed, both from 1
 */
export function separateTags(markdown: string): { text: string; lineOf: (line: number) => number } {
  const lines: string[] = [];
  const origins: number[] = [];
  let fence: string | null = null;
  markdown.split("\n").forEach((typed, at) => {
    const put = (line: string) => {
      lines.push(line);
      origins.push(at + 1);
    };
    const mark = fenceOf(typed);
    if (fence !== null) {
      if (mark?.startsWith(fence) && /^[ `~]*$/.test(typed)) fence = null;
      return put(typed);
    }
    if (mark) {
      fence = mark;
      return put(typed);
    }
    const line = straighten(typed);
    if (!tagLine.test(line)) return put(line);
    for (const part of ["", line.trim(), ""]) put(part);
  });
  return { text: lines.join("\n"), lineOf: (line) => origins[line - 1] ?? origins.at(-1) ?? 1 };
}

// Word processors turn quotes as they are typed.
const straighten = (line: string): string =>
  line.includes("<")
    ? line.replace(/<[A-Z][A-Za-z]*\s[^<>]*>/g, (tag) => tag.replace(/=[“”„«]([^“”„«»"<>]*)[“”»]/g, '="$1"'))
    : line;
