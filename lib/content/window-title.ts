/** About what a window's tab, a bookmark and a search engine's result show of a title. */
const ROOM = 70;

/**
 * What a page is called where its site cannot be seen: its own name, then the site's short name as long as both are
 * read whole. Where there is no room for both, the page's own name is the one that tells it from others.
 */
export const windowTitle = (page: string, site: string): string => {
  const both = `${page} · ${site}`;
  return both.length > ROOM ? page : both;
};
