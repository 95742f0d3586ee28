import { agendaAddress } from "@/lib/content/agenda";
import { describeSource, qualifierWords, stateClaim } from "@/lib/content/claims";
import { getAgendaItem, getClaim, getPage, listPages } from "@/lib/content/store";
import { localePath, translator, type Locale } from "@/lib/platform/i18n";
import type { SafeElement } from "./schema";

type Shown = { ok: true; element: SafeElement } | { ok: false; reason: string };

/** An element that mail, letter and web page each draw in their own way. */
const made = (
  tagName: string,
  properties: SafeElement["properties"],
  children: SafeElement["children"] = [],
): Shown => ({ ok: true, element: { type: "element", tagName, properties, children } });
const refused = (reason: string): Shown => ({ ok: false, reason });

/** A record of the site's content; null where there is none, or where its file cannot be read. */
function find<T>(read: () => T | null): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

/**
 * What a tag names, as it is shown in a language: the record's words in the place of its id. Addresses are of this
 * site, in that language.
 * @param origin what they begin with: "" on the site itself
 */
export function showTag(element: SafeElement, locale: Locale, origin: string): Shown {
  const id = String(element.properties["id"] ?? "");
  const at = (path: string): string => origin + localePath(locale, path);
  switch (element.tagName) {
    case "x-claim":
      return showClaim(id, element.properties["inline"] === true, locale, at);
    case "x-agendaitem":
      return showAsk(id, locale, at);
    case "x-issue":
    case "x-article":
      return showPage(element.tagName === "x-issue" ? "issues" : "articles", id, locale, at);
    default:
      return made(element.tagName, element.properties, element.children);
  }
}

type At = (path: string) => string;

function showClaim(id: string, inline: boolean, locale: Locale, at: At): Shown {
  const claim = find(() => getClaim(id));
  if (!claim)
    return refused(
      `There is no figure with the id “${id}”. All figures stand at /claims; the id is the last part of a figure's address.`,
    );
  const figure = claim.display[locale];
  const common = { id, href: at(`/claims/${id}`), source: describeSource(claim, locale) };
  if (inline)
    return made("x-claim", { ...common, inline: true, statement: stateClaim(claim, locale) }, [
      { type: "text", value: figure },
    ]);
  return made("x-claim", {
    ...common,
    figure,
    qualifier: qualifierWords(locale, claim),
    sentence: claim.sentence[locale],
    place: translator(locale, "content")("geography", { geography: claim.geography }),
  });
}

function showAsk(id: string, locale: Locale, at: At): Shown {
  const ask = find(() => getAgendaItem(locale, id));
  if (!ask)
    return refused(
      `There is no ask with the id “${id}”. All asks stand at /agenda; the id is the last part of an ask's address.`,
    );
  const t = translator(locale, "content");
  const { status, since } = ask;
  return made("x-agendaitem", {
    href: at(agendaAddress(id)),
    title: t("agendaTitle"),
    words: ask.words,
    status: since ? t(`agendaStatusSince.${status}`, { since }) : t(`agendaStatus.${status}`),
    more: t("agendaMore"),
  });
}

function showPage(folder: "issues" | "articles", id: string, locale: Locale, at: At): Shown {
  const address = `/${folder}/${id}`;
  const page = find(() => getPage(locale, address));
  const t = translator(locale, "updates");
  const facts = page?.frontmatter;
  if (folder === "articles" && facts?.kind === "article")
    return made("x-card", {
      ...{ href: at(address), kicker: facts.kicker, title: facts.title, summary: facts.summary },
      ...{ ground: facts.ground, more: t("blocks.article") },
    });
  if (folder === "issues" && (facts?.kind === "issue" || facts?.kind === "hub"))
    return made("x-card", {
      ...{ href: at(address), kicker: t("blocks.issue"), title: facts.title, summary: facts.summary },
      ...{ ground: facts.ground, more: t("blocks.issueMore") },
    });
  const there = find(() => listPages(locale))
    ?.filter(({ address: own }) => own.startsWith(`/${folder}/`))
    .map(({ address: own }) => own.slice(folder.length + 2))
    .slice(0, 12);
  const what = folder === "issues" ? "issue" : "article";
  return refused(`There is no ${what} at ${address}. There are: ${there?.join(", ") || "none"}.`);
}
