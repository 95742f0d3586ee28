import { existsSync } from "node:fs";
import { join } from "node:path";
import { agendaAddress } from "@/lib/content/agenda";
import { appAddresses } from "@/lib/content/check";
import { findRedirect } from "@/lib/content/redirects";
import {
  ContentError,
  getPage,
  listAgenda,
  listBills,
  listClaims,
  listOrganizations,
  listPeople,
  listRedirects,
} from "@/lib/content/store";
import type { Locale } from "@/lib/platform/i18n";

/** What a link to this site finds: its page, a page without the place behind the #, or nothing. */
export type Found = "page" | "no-place" | "nothing";

const records = {
  bills: listBills,
  claims: listClaims,
  organizations: listOrganizations,
  people: listPeople,
};

/** A claim's pictures and data, a page's print and PDF forms, what the program draws: they go with their page. */
const forms = /\/(?:print|pdf|embed)$|\.(?:svg|png|csv|json|ics|bib|xml)$/;

/**
 * Whether this site has a page at an address, as far as its content knows; what only the database knows (updates,
 * members' pages) is the caller's to look up.
 * @param path without language, query and anchor: "/issues/stem"
 * @param anchor the place on the page, without the #
 */
export function findPage(locale: Locale, path: string, anchor = ""): Found {
  const address = path.length > 1 ? path.replace(/\/+$/, "") : "/";
  try {
    const page = getPage(locale, address);
    if (page) return anchor === "" || placesOf(page).includes(anchor) ? "page" : "no-place";
  } catch (cause) {
    // Its file is there and has a mistake in it, which the site's own checks tell of.
    if (cause instanceof ContentError) return "page";
    throw cause;
  }
  const [, folder = "", id = "", ...rest] = address.split("/");
  if (
    rest.length === 0 &&
    Object.hasOwn(records, folder) &&
    records[folder as keyof typeof records]().has(id)
  )
    return "page";
  if (appAddresses.has(address)) return "page";
  if (listAgenda(locale).some(({ id: ask }) => agendaAddress(ask) === address)) return "page";
  if (findRedirect(listRedirects(), address, locale)) return "page";
  const below = address.replace(forms, "");
  if (below !== address && below !== "" && findPage(locale, below) === "page") return "page";
  return /^\/[\w./-]+\.[a-z0-9]+$/i.test(address) &&
    !address.includes("..") &&
    existsSync(publicFile(address))
    ? "page"
    : "nothing";
}

const publicFile = (address: string): string =>
  join(/* turbopackIgnore: true */ process.cwd(), "public", address);

/** Places that every page has: its contents, its notes and its frame. */
const placesOf = (page: { anchors: string[] }): string[] => [...page.anchors, "main", "content", "notes"];
