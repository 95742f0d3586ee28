import type { ShownResource } from "@/components/content/resource-list";
import type { Resource } from "@/lib/content/records/schema";
import type { Ground } from "@/lib/content/schema";
import { getClaim, getPage, listOrganizations } from "@/lib/content/store";
import { type Locale, localePath } from "@/lib/platform/i18n";
import { sizeOf } from "./file-size";

const grounds: Record<Resource["type"], Ground> = {
  brief: "poppy",
  report: "lupine",
  toolkit: "sage",
  video: "sun",
  dataset: "lupine",
  poster: "poppy",
};

/** A resource with everything its entry in the library shows. */
export async function showResource(resource: Resource, locale: Locale): Promise<ShownResource> {
  const { id, type, title, about, year, publisher, issues, files } = resource;
  return {
    id,
    type,
    title,
    about,
    year,
    publisher: {
      title: listOrganizations().get(publisher)?.name ?? publisher,
      href: localePath(locale, `/organizations/${publisher}`),
    },
    issues: issues.flatMap((issue) => {
      const address = `/issues/${issue}`;
      const about = getPage(locale, address);
      return about ? { title: about.frontmatter.title, href: localePath(locale, address) } : [];
    }),
    files: await Promise.all(files.map(async (file) => ({ ...file, size: await sizeOf(file.href) }))),
    cover: coverOf(resource, locale),
  };
}

/** A brief wears the figure of its page, a poster its number, the data that of the figures; others get one of their own. */
function coverOf({ id, type, issues, files }: Resource, locale: Locale): ShownResource["cover"] {
  const [first = ""] = files.map(({ href }) => href.replace(/^\/es(?=\/)/, ""));
  const page = getPage(locale, first.replace(/\/pdf$/, ""));
  if (page && "ground" in page.frontmatter) {
    const { ground, figure } = page.frontmatter;
    return { ground, figure };
  }
  if (/^\/claims\.\w+$/.test(first)) return { ground: "sun", figure: "claims" };
  const claim = getClaim(/^\/claims\/([a-z0-9-]+)\.\w+$/.exec(first)?.[1] ?? "");
  if (!claim) return { ground: grounds[type], figure: id };
  const issue = getPage(locale, `/issues/${issues[0]}`)?.frontmatter;
  return {
    ground: (issue && "ground" in issue ? issue.ground : undefined) ?? grounds[type],
    number: claim.display[locale],
  };
}
