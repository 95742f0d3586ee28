import type { NextConfig } from "next";

/**
 * Addresses that people can guess ("/issues/stem/pdf", "/claims/ID.svg") and the routes that answer them, for one
 * language: a catch-all route can have nothing behind it, and a route's folder cannot be half a name.
 *
 * @param prefix the language as it stands in the address: "" for English
 */
const guessable = (prefix: string, locale: string) =>
  [
    [":kind(issues|articles)/:path*/:form(print|pdf)", ":form/:kind/:path*"],
    ["card.png", "cards"],
    [":path+/card.png", "cards/:path+"],
    ["claims/:id([a-z0-9-]+).:format(svg|png)", "claims/:id/picture/:format"],
    ["claims.:format(csv|json)", "claims-data/:format"],
    ["feed.:format(xml|json)", "feeds/:format"],
    [":path+/feed.:format(xml|json)", "feeds/:format/:path+"],
  ].map(([source, destination]) => ({
    source: `${prefix}/${source}`,
    destination: `/${locale}/${destination}`,
  }));

const nextConfig: NextConfig = {
  poweredByHeader: false,
  // Titles and descriptions in the head for everyone: documents run no script that could move them there.
  htmlLimitedBots: /.*/,
  reactStrictMode: true,
  // Types are checked by `npm run validate`; a start need not wait for them again.
  typescript: { ignoreBuildErrors: true },
  // A program of its own, which sets PDFs: it is loaded, not bundled.
  serverExternalPackages: ["@myriaddreamin/typst-ts-node-compiler"],
  // The document server holds public forms to 256 KB, and the one that takes a logo to 2.25 MB.
  experimental: {
    serverActions: { bodySizeLimit: "3mb" },
    // A page's program is loaded when it is first asked for: a start that loads all of them takes half as long again.
    preloadEntriesOnStart: false,
  },
  rewrites: () =>
    Promise.resolve({
      // English lives at the root: the same pages, without /en in front.
      beforeFiles: [
        ...guessable("/es", "es"),
        ...guessable("", "en"),
        { source: "/", destination: "/en" },
        {
          source: "/:path((?!en(?:/|$)|es(?:/|$)|staff(?:/|$)|api(?:/|$)|_next(?:/|$)|fonts/|marks/)[^.]+)",
          destination: "/en/:path",
        },
      ],
      afterFiles: [],
      fallback: [],
    }),
  redirects: () =>
    Promise.resolve([
      { source: "/en", destination: "/", permanent: true },
      { source: "/en/:path+", destination: "/:path+", permanent: true },
    ]),
};

export default nextConfig;
