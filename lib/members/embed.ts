import { z } from "zod";
import type { Setting } from "@/lib/platform/settings";
import { cleanLine } from "./text";

/** How many sites may show the join form. */
const MOST_HOSTS = 50;

/**
 * The origin that somebody means by what they typed: "https://example.org" for "example.org/join", and for a whole
 * domain "https://*.example.org". Null for what is no origin on the web: a browser would not keep to it.
 */
export function readOrigin(typed: string): string | null {
  const line = cleanLine(typed);
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(line) ? line : `https://${line}`;
  const wild = text.startsWith("https://*.");
  const plain = wild ? text.replace("*.", "") : text;
  if (line === "" || line.length > 300 || !URL.canParse(plain)) return null;
  const { protocol, hostname, port, username, password } = new URL(plain);
  const named = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/.test(hostname);
  // http only for a site that is being made on one's own machine.
  const local = hostname === "localhost" && protocol === "http:" && !wild;
  if (!local && (protocol !== "https:" || !named)) return null;
  if (username || password) return null;
  return `${protocol}//${wild ? "*." : ""}${hostname}${port ? `:${port}` : ""}`;
}

/** Reads a list of origins, one a line: those that can be used, each once, and the lines that cannot. */
export function readOrigins(typed: string): { origins: string[]; wrong: string[] } {
  const lines = typed
    .split(/[\r\n,]+/)
    .map(cleanLine)
    .filter(Boolean)
    .slice(0, 200);
  const wrong = lines.filter((line) => readOrigin(line) === null);
  const origins = [...new Set(lines.map(readOrigin).filter((origin) => origin !== null))];
  return { origins: origins.slice(0, MOST_HOSTS), wrong: [...wrong, ...origins.slice(MOST_HOSTS)] };
}

/** The sites that may show the join form in a frame. None, unless staff say so. */
export const embedHosts: Setting<string[]> = {
  name: "embed-hosts",
  // What stands there goes into a header: it is read again as it was when it was typed.
  schema: z.array(z.string().refine((origin) => readOrigin(origin) === origin)).max(MOST_HOSTS),
  fallback: [],
};

/**
 * What a site's owner pastes into a page to show the join form: a frame, no script.
 * @param address the embedded form's full address
 * @param title says to those who do not see it what the frame holds
 */
export const embedSnippet = (address: string, title: string): string =>
  `<iframe src="${address.replaceAll("&", "&amp;")}" title="${title.replaceAll('"', "&quot;")}"\n` +
  `  width="100%" height="1100" loading="lazy" style="border:0;max-width:640px"></iframe>`;
