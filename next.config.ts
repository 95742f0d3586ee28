import type { NextConfig } from "next";

const nextConfig: NextConfig = {
  poweredByHeader: false,
  // Titles and descriptions in the head for everyone: documents run no script that could move them there.
  htmlLimitedBots: /.*/,
  reactStrictMode: true,
  // Types are checked by `npm run validate`; a start need not wait for them again.
  typescript: { ignoreBuildErrors: true },
  experimental: { serverActions: { bodySizeLimit: "256kb" } },
  rewrites: () =>
    Promise.resolve({
      // English lives at the root: the same pages, without /en in front.
      beforeFiles: [
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
