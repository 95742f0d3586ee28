import { toHtml } from "hast-util-to-html";
import { describeSource, stateClaim } from "@/lib/content/claims";
import { readTarget } from "@/lib/content/links";
import type { AgendaStatus, Audience, Claim } from "@/lib/content/schema";
import { componentOf, type ShownContent, type ShownElement, type ShownRoot } from "@/lib/content/tree";
import { type Locale, localePath, translator } from "@/lib/platform/i18n";

type Where = {
  locale: Locale;
  /** The site's full address, without a slash at the end. */
  origin: string;
  /** The page's own address without language: what "#progress" leads to. */
  address: string;
  claims: ReadonlyMap<string, Claim>;
};

/** The only attributes that leave the site: a feed reader has neither our style sheets nor our ids. */
const kept = ["href", "src", "alt", "start"];

/**
 * A page's text as plain HTML for feed readers: the site's components become paragraphs, lists and quotations, figures
 * carry their source in brackets, and every address is written out in full.
 */
export function toFeedHtml(tree: ShownRoot, where: Where): string {
  return toHtml({ type: "root", children: tree.children.flatMap((node) => plain(node, where)) });
}

function plain(node: ShownContent, where: Where): ShownContent[] {
  if (node.type === "text") return [node];
  if (node.type !== "element") return [];
  const children = node.children.flatMap((child) => plain(child, where)) as ShownElement["children"];
  const component = plainComponent(node, children, where);
  if (component) return component;
  // Footnotes lead from one place of the page to another: in a feed reader both ends are words.
  if ("dataFootnoteBackref" in node.properties) return [];
  return [element(node.tagName, children, attributesOf(node, where))];
}

function plainComponent(
  node: ShownElement,
  children: ShownElement["children"],
  where: Where,
): ShownContent[] | undefined {
  const t = translator(where.locale, "content");
  const given = (name: string) => String(node.properties[name] ?? "");
  const head = (...words: string[]) => paragraph(element("strong", [text(words.filter(Boolean).join(", "))]));
  switch (componentOf(node.tagName)) {
    case undefined:
      return undefined;
    case "Claim":
      return plainClaim(where.claims.get(given("id")), node.properties["inline"] === true, where);
    case "Comparison": {
      const compared = ["first", "second"].flatMap((which) => where.claims.get(given(which)) ?? []);
      const lines = compared.map((claim) =>
        element("li", [
          text(`${claim.label[where.locale]}: ${claim.display[where.locale]} (${sourceOf(claim, where)})`),
        ]),
      );
      return [head(given("title")), element("ul", lines)];
    }
    case "Figures":
      return [
        element(
          "ul",
          children.filter(({ type }) => type === "element").map((child) => element("li", [child])),
        ),
      ];
    case "Term":
      return children;
    case "Words":
      return [element("span", children, { lang: given("lang") })];
    case "AgendaItem": {
      const [status, since] = [given("status") as AgendaStatus, given("since")];
      const state = since ? t(`agendaStatusSince.${status}`, { since }) : t(`agendaStatus.${status}`);
      return [head(t("agendaTitle")), quotation(children), paragraph(text(state))];
    }
    case "Progress":
      return [head(given("when"), given("title")), ...children];
    case "Callout":
      return [head(given("title")), ...children];
    case "Act":
      return [head(t("actAudience", { audience: given("audience") as Audience })), ...children];
    case "View": {
      const note = paragraph(element("em", [text(t("viewNote", { by: given("by") }))]));
      return [head(given("by"), given("role")), ...children, note];
    }
    case "Goal":
      return [head(given("by"), given("title")), ...children];
    case "Quote":
      return [quotation(children), head(given("by"), given("role"), given("source"))];
  }
}

function plainClaim(claim: Claim | undefined, inline: boolean, where: Where): ShownContent[] {
  if (!claim) return [];
  const href = `${where.origin}${localePath(where.locale, `/claims/${claim.id}`)}`;
  if (inline) return [element("a", [text(claim.display[where.locale])], { href })];
  return [
    paragraph(
      element("a", [text(stateClaim(claim, where.locale))], { href }),
      text(` (${sourceOf(claim, where)})`),
    ),
  ];
}

const sourceOf = (claim: Claim, { locale }: Where): string => describeSource(claim, locale);

function attributesOf({ properties }: ShownElement, where: Where): ShownElement["properties"] {
  const named = Object.fromEntries(
    kept.filter((name) => name in properties).map((name) => [name, properties[name]]),
  );
  for (const name of ["href", "src"])
    if (typeof named[name] === "string") named[name] = inFull(named[name], where);
  return named;
}

/** An address as it works anywhere: pages in the reader's language, files as they are. */
function inFull(href: string, { locale, origin, address }: Where): string {
  const target = readTarget(href);
  if (target.kind === "anchor") return `${origin}${localePath(locale, address)}${href}`;
  if (target.kind !== "internal") return href;
  return `${origin}${/\.[a-z0-9]+$/i.test(target.path) ? href : localePath(locale, href)}`;
}

const text = (value: string): ShownContent & { type: "text" } => ({ type: "text", value });
const element = (
  tagName: string,
  children: ShownContent[],
  properties: ShownElement["properties"] = {},
): ShownElement => ({
  type: "element",
  tagName,
  properties,
  children: children as ShownElement["children"],
});
const paragraph = (...children: ShownContent[]): ShownElement => element("p", children);
const quotation = (children: ShownContent[]): ShownElement => element("blockquote", children);
