import addressparser from "nodemailer/lib/addressparser";
import type { Material } from "@/components/updates/material";
import { describeSource } from "@/lib/content/claims";
import type { Page } from "@/lib/content/store";
import { getAgendaItem, getPage, listAgenda, listClaims, listPages } from "@/lib/content/store";
import { env } from "@/lib/platform/env";
import { fieldNames, fieldWords } from "@/lib/updates/personal";
import { listNewestPictures } from "@/lib/updates/queries/list-pictures";
import { listSenders } from "@/lib/updates/queries/list-senders";

/** How many pictures the editor offers; all of them have a page of their own. */
const PICTURES = 60;

/** The site's own sender, as MAIL_FROM names it. */
export function ownSender(): Material["ownSender"] {
  const [sender] = addressparser(env.MAIL_FROM, { flatten: true });
  const email = sender?.address ?? "";
  return { name: sender?.name || email, email };
}

/** All that the editor can put into a text, and who can send it. */
export async function material(): Promise<Material> {
  const [senders, pictures] = await Promise.all([listSenders(), listNewestPictures(PICTURES)]);
  return {
    claims: [...listClaims().values()].map((claim) => ({
      ...{ id: claim.id, display: claim.display, sentence: claim.sentence },
      source: { en: describeSource(claim, "en"), es: describeSource(claim, "es") },
    })),
    agenda: listAgenda("en").map(({ id, words, page }) => ({
      id,
      words: { en: words, es: getAgendaItem("es", id)?.words ?? words },
      page: titles(page),
    })),
    pages: listPages("en").flatMap((page) => {
      const folder = { issue: "issues", article: "articles" }[page.frontmatter.kind as string];
      const id = page.address.split(`/${folder}/`)[1];
      if (!folder || !id) return [];
      return {
        tag: folder === "issues" ? ("Issue" as const) : ("Article" as const),
        id,
        title: titles(page),
      };
    }),
    pictures,
    fields: fieldNames.map((name) => fieldWords[name]),
    senders: senders
      .filter(({ state }) => state === "verified")
      .map(({ id, name, email }) => ({ id, name, email })),
    ownSender: ownSender(),
  };
}

const titles = (page: Page) => ({
  en: page.frontmatter.title,
  es: getPage("es", page.address)?.frontmatter.title ?? page.frontmatter.title,
});
