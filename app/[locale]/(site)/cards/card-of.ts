import { describePerson } from "@/lib/content/authors";
import { groundOfClaim, listUses } from "@/lib/content/claim-uses";
import { billPosters } from "@/lib/content/figures/bills";
import { figureOf } from "@/lib/content/figures/figure";
import { seededGround } from "@/lib/content/figures/ground";
import { listNotes } from "@/lib/content/render";
import type { Ground } from "@/lib/content/schema";
import {
  getAgendaItem,
  getClaim,
  getNavigation,
  getPage,
  getParent,
  getSite,
  listBills,
  listClaims,
  listOrganizations,
  listPages,
  listPeople,
  type Page,
} from "@/lib/content/store";
import { getListedMember } from "@/lib/members/queries/list-directory";
import { type Card, drawCard } from "@/lib/pictures/card";
import { claimCard } from "@/lib/pictures/claim-image";
import { formatter, type Locale, translator } from "@/lib/platform/i18n";
import { getPublicUpdate } from "@/lib/updates/queries/get-public-update";

/** What a card shows besides its figure's drawing, the language and the site's name. */
type Words = Omit<Card, "locale" | "site" | "figure"> & { figure: string };

/**
 * The social card of the page at an address without language, as SVG: the page's poster, with its main figure. Null
 * where there is no such page.
 */
export async function cardOf(locale: Locale, address: string): Promise<string | null> {
  const site = getSite().name[locale];
  const [, section, id, ...more] = address.split("/");
  if (section === "claims" && id && more.length === 0) return cardOfClaim(locale, id, site);
  const words =
    wordsOfPage(locale, address) ??
    (section && !id ? wordsOfIndex(locale, section) : null) ??
    (section && id && more.length === 0 ? await wordsOfRecord(locale, section, id) : null);
  return words && drawCard({ ...words, locale, site, figure: figureOf(words.figure, words.ground) });
}

function cardOfClaim(locale: Locale, id: string, site: string): string | null {
  const claim = getClaim(id);
  if (!claim) return null;
  const uses = listUses(listPages(locale), listClaims()).get(id);
  const ground = groundOfClaim(uses, (address) => getPage(locale, address));
  return claimCard({ locale, claim, ground, signature: site });
}

function wordsOfPage(locale: Locale, address: string): Words | null {
  const page = getPage(locale, address);
  if (!page) return null;
  const { frontmatter } = page;
  const ground = "ground" in frontmatter ? frontmatter.ground : "sage";
  const { kind, title, summary, figure = page.address } = frontmatter;
  const states = kind === "issue" || kind === "article" || kind === "coalition";
  return {
    ...{ ground, figure, title, summary },
    kicker: kickerOf(page),
    claim: states ? listNotes(page.tree, listClaims())[0]?.claim : undefined,
  };
}

/** What kind of article it is, or else the page above, or else the part of the site. */
function kickerOf({ locale, address, frontmatter }: Page): string | undefined {
  if (frontmatter.kind === "article") return frontmatter.kicker;
  const above = getParent(locale, address);
  return above && above.address !== "/" ? above.frontmatter.title : sectionName(locale, address);
}

/** The name of the part of the site that an address below it is in. */
function sectionName(locale: Locale, address: string): string | undefined {
  const { primary, footer } = getNavigation();
  const links = [...primary, ...footer.flatMap((group) => group.links)];
  return links.find(({ href }) => address.startsWith(`${href}/`))?.label[locale];
}

/** The pages that list what there is. */
function wordsOfIndex(locale: Locale, section: string): Words | null {
  const content = translator(locale, "content");
  const articles = translator(locale, "articles");
  const coalitions = translator(locale, "coalitions");
  const library = translator(locale, "library");
  const organizations = translator(locale, "organizations");
  const updates = translator(locale, "updates");
  const index = (title: string, summary: string, ground: Ground): Words => ({
    ...{ title, summary, ground, figure: section },
  });
  switch (section) {
    case "agenda":
      return index(content("agendaTitle"), content("agendaSummary"), "lupine");
    case "articles":
      return index(articles("title"), articles("summary"), "sage");
    case "bills":
      return index(articles("bills.title"), articles("bills.summary"), "lupine");
    case "claims":
      return index(content("claims.title"), content("claims.summary"), "sun");
    case "coalitions":
      return index(coalitions("title"), coalitions("summary"), "poppy");
    case "glossary":
      return index(library("glossary.title"), library("glossary.summary"), "lupine");
    case "organizations":
      return index(organizations("title"), organizations("summary"), "sage");
    case "people":
      return index(articles("people.title"), articles("people.summary"), "poppy");
    case "resources":
      return index(library("title"), library("summary"), "sage");
    case "updates":
      return index(updates("archive.title"), updates("archive.summary"), "sun");
    default:
      return null;
  }
}

/** The pages of what has an id. */
async function wordsOfRecord(locale: Locale, section: string, id: string): Promise<Words | null> {
  const kicker = sectionName(locale, `/${section}/${id}`);
  if (section === "agenda") {
    const item = getAgendaItem(locale, id);
    if (!item) return null;
    const { frontmatter } = item.page;
    const figure = frontmatter.figure ?? id;
    return { kicker: `${kicker}: ${frontmatter.title}`, title: item.words, ground: "lupine", figure };
  }
  if (section === "bills") {
    const bill = listBills().get(id);
    return (
      (bill && { kicker, title: bill.number, summary: bill.about[locale], ...billPosters[bill.status] }) ??
      null
    );
  }
  if (section === "people") {
    const person = listPeople().get(id);
    if (!person) return null;
    const { name, roles } = describePerson(person, locale, { organizations: listOrganizations() });
    return { kicker, title: name, summary: roles[0]?.title, ground: seededGround(id), figure: id };
  }
  if (section === "organizations") {
    const record = listOrganizations().get(id);
    const name = record?.name ?? (await getListedMember(id))?.name;
    if (!name) return null;
    return { kicker, title: name, summary: record?.about?.[locale], ground: seededGround(id), figure: id };
  }
  if (section === "updates") {
    const update = await getPublicUpdate(id, locale);
    if (!update) return null;
    const sent = formatter(locale).dateTime(update.sentAt, { dateStyle: "long" });
    return { kicker: sent, title: update.subject, summary: update.excerpt, ground: "sun", figure: id };
  }
  return null;
}
