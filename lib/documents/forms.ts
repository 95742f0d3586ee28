import type { IncomingHttpHeaders } from "node:http";
import { confirmMembership } from "@/lib/members/commands/confirm-membership";
import { localeOf, takeJoinForm } from "@/lib/members/commands/take-join-form";
import { truncateNetwork } from "@/lib/members/policy";
import { localePath } from "@/lib/platform/i18n";

// The forms that many send at once are taken here, by the functions that the pages' own actions call: where all is well
// there is no page to draw, and so no reason to wake the framework. Everything else goes the long way.

/** A form as it was sent. */
export type SentForm = {
  /** The address's path. */
  path: string;
  headers: IncomingHttpHeaders;
  form: FormData;
  /** The visitor's address. */
  ip: string;
};

/** Takes a form; says where to go on, or null where a page must be drawn. */
export type FormTaker = (sent: SentForm) => Promise<string | null>;

const FORM = /^\/(?:es\/)?(?:(embed\/)?join|confirm\/[\w-]{1,100})$/;
const FORM_TYPE = /^(?:multipart\/form-data|application\/x-www-form-urlencoded)\b/i;
/** The framework's own fields of a form whose action remembers something: which action, and what it remembers. */
const BOUND = /^\$ACTION_\d+:(\d+)$/;

/** Whether a form comes from a page of ours, or from where pages do not say (as the framework sees it as well). */
function isOurs({ origin, host }: IncomingHttpHeaders): boolean {
  if (!origin || origin === "null") return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

/**
 * Reads what was posted as a form.
 * @returns null for what is none; "unreadable" for one that no page of ours can have sent, at which the framework would
 *   fail as if something of ours were broken
 */
export async function readForm(
  headers: IncomingHttpHeaders,
  body: Buffer,
): Promise<FormData | "unreadable" | null> {
  const type = headers["content-type"] ?? "";
  if (!FORM_TYPE.test(type)) return null;
  const form = await new Response(new Uint8Array(body), { headers: { "Content-Type": type } })
    .formData()
    .catch(() => null);
  const isSound = ([name, value]: [string, FormDataEntryValue]): boolean => {
    const [, nth] = BOUND.exec(name) ?? [];
    return nth === undefined || holdsJson(value, nth === "0" ? "bound" : null);
  };
  return form && [...form].every(isSound) ? form : "unreadable";
}

/** Whether it is JSON of an object or a list; one with this member, where one is named. */
function holdsJson(text: FormDataEntryValue, member: string | null): boolean {
  try {
    const value: unknown = JSON.parse(String(text));
    if (typeof value !== "object" || value === null) return false;
    return member === null || typeof Reflect.get(value, member) === "string";
  } catch {
    return false;
  }
}

/** Takes the join form, also the embedded one, and the button of a confirmation link. */
export const takeForm: FormTaker = async ({ path, headers, form, ip }) => {
  const [known, embedded] = FORM.exec(path) ?? [];
  if (!known || !isOurs(headers)) return null;
  const locale = localeOf(form);
  if (known.includes("/confirm/")) {
    const [token, version] = [form.get("token"), form.get("version")];
    // Without the version it is the other button of that page: for a new link.
    if (typeof token !== "string" || typeof version !== "string" || token.length > 100) return null;
    await confirmMembership(token, version);
    return localePath(locale, `/confirm/${encodeURIComponent(token)}`);
  }
  const method = embedded ? "embedded-form" : "join-form";
  const again = await takeJoinForm(form, { method, network: truncateNetwork(ip) });
  return again ? null : localePath(locale, embedded ? "/embed/join/sent" : "/join/sent");
};
