import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { preload } from "react-dom";
import "@/app/globals.css";
import { siteUrl } from "@/lib/platform/env";
import { defaultLocale, isLocale } from "@/lib/platform/i18n";

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

type LocaleLayoutProps = { children: ReactNode; params: Promise<{ locale: string }> };

export default async function LocaleLayout({ children, params }: LocaleLayoutProps) {
  const { locale } = await params;
  preload("/fonts/bricolage-grotesque.woff2", { as: "font", type: "font/woff2", crossOrigin: "anonymous" });
  return (
    <html lang={isLocale(locale) ? locale : defaultLocale}>
      <body>{children}</body>
    </html>
  );
}
