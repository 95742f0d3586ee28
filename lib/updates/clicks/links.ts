import { siteUrl } from "@/lib/platform/env";
import { TOKEN_SLOT } from "../slots";
import { SLOT } from "../personal";
import { countedAddress, fits } from "./address";

/** How a mail's links are counted, as the composer is told. */
export type CountedLinks = {
  /** What to write in place of a link of the body: the link itself where it is not counted. */
  addressOf: (url: string) => string;
  /** A link that no person sees or follows: who does is a robot. */
  decoy: string;
};

/** The decoy's place among an update's links: no link of the words leads nowhere. */
export const DECOY = "";

/** What is the reader's own is never counted, nor a link that is personal in itself. */
const OWN = /^\/(?:es\/)?(?:account|confirm|go|invitation|partners|unsubscribe|api|staff)(?:[/?#]|$)/;

/** Whether a link may be counted at all. */
export function isCountable(url: string): boolean {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url) || url.includes(TOKEN_SLOT) || url.includes(SLOT))
    return false;
  if (url.startsWith(`${siteUrl()}/`) && OWN.test(url.slice(siteUrl().length))) return false;
  return fits(url);
}

/** The counted links of one language of an update, made from its rows of update_link. */
export function countedLinks(rows: readonly { id: number; url: string }[]): CountedLinks {
  const addresses = new Map(rows.map(({ id, url }) => [url, countedAddress(id, url)]));
  return {
    addressOf: (url) => (url === DECOY ? url : (addresses.get(url) ?? url)),
    decoy: addresses.get(DECOY) ?? siteUrl(),
  };
}
