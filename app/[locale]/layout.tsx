import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { preload } from "react-dom";
import "@/app/globals.css";
import { siteUrl } from "@/lib/platform/env";
import { defaultLocale, isLocale } from "@/lib/platform/i18n";
import type { LocaleParams } from "./locale";

// Documents are rendered when asked for: the document server in front keeps them.
export const dynamic = "force-dynamic";

export function generateMetadata(): Metadata {
  return {
    metadataBase: new URL(siteUrl()),
    icons: { icon: [{ url: "/marks/mark.svg", type: "image/svg+xml" }] },
    formatDetection: { telephone: false, date: false, address: false, email: false },
  };
}

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#100e29" },
  ],
};

export default async function LocaleLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: LocaleParams;
}) {
  const given = (await params).locale;
  const locale = isLocale(given) ? given : defaultLocale;
  preload("/fonts/bricolage-grotesque.woff2", { as: "font", type: "font/woff2", crossOrigin: "anonymous" });
  return (
    <html lang={locale}>
      <head>
        {/* eslint-disable-next-line @next/next/no-css-tags -- for the printer: what is bundled would be waited for */}
        <link rel="stylesheet" href="/print.css" media="print" />
      </head>
      <body>
        {children}
        {/* eslint-disable-next-line @next/next/no-sync-scripts -- a module waits for the whole page; async, it would not */}
        <script type="module" src="/enhance.js" data-document="" />
      </body>
    </html>
  );
}
