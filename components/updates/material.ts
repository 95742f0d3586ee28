import type { Locale } from "@/lib/platform/i18n";
import type { PictureLine } from "@/lib/updates/kept-picture";

type Localized = Record<Locale, string>;

/** What can be put into an update's text, and who can send it. */
export type Material = {
  /** The figures of the site: number, what it is of, and where it comes from. */
  claims: readonly { id: string; display: Localized; sentence: Localized; source: Localized }[];
  agenda: readonly { id: string; words: Localized; page: Localized }[];
  pages: readonly { tag: "Issue" | "Article"; id: string; title: Localized }[];
  /** Those that were handed in, the newest first. */
  pictures: readonly PictureLine[];
  /** Personal fields by their name in each language. */
  fields: readonly Localized[];
  /** The senders whose address has said yes. */
  senders: readonly { id: string; name: string; email: string }[];
  /** The site's own sender, as in MAIL_FROM. */
  ownSender: { name: string; email: string };
};
