import { siteUrl } from "@/lib/platform/env";
import { formatter, translator, type Locale } from "@/lib/platform/i18n";
import { typed } from "../text";
import { button, composeMail, greeting, note, paragraph, type RenderedMail } from "./layout";

export type UpdateNewsData = {
  /** What happened to the update: see the words in mail.json. */
  what: "submitted" | "returned" | "lapsed" | "finished" | "alarm";
  firstName: string;
  updateId: string;
  /** The update's subject in the default language. */
  subject: string;
  /** Who did it; "" for the program. */
  by?: string;
  /** How many people it is for, or went to. */
  people?: number;
  /** How many of them it did not simply reach. */
  troubles?: number;
  /** What somebody, or the program, says about it. */
  note?: string;
};

const pages = {
  submitted: "send",
  returned: "send",
  lapsed: "send",
  finished: "progress",
  alarm: "progress",
} as const;

/** Tells somebody on the staff what there is to decide about an update, or what became of it. */
export function updateNews(data: UpdateNewsData, locale: Locale): RenderedMail {
  const t = translator(locale, "mail");
  const { what, people = 0, troubles = 0 } = data;
  const { number } = formatter(locale);
  const words = {
    title: typed(data.subject),
    by: typed(data.by ?? "") || t("updateNews.somebody"),
    people,
    count: number(people),
    troubles: number(troubles),
  };
  return composeMail({
    locale,
    subject: t(`updateNews.${what}.subject`, words),
    preheader: t(`updateNews.${what}.preheader`, words),
    heading: t(`updateNews.${what}.heading`, words),
    blocks: [
      greeting(data.firstName, locale),
      paragraph(t(`updateNews.${what}.body`, words)),
      ...(data.note ? [note(typed(data.note))] : []),
      button(t(`updateNews.${what}.button`), `${siteUrl()}/staff/updates/${data.updateId}/${pages[what]}`),
    ],
    reason: t("updateNews.reason"),
  });
}
