import type { Metadata } from "next";
import type { ReactNode } from "react";
import "./staff.css";

// Everything here depends on who asks.
export const dynamic = "force-dynamic";

export const metadata: Metadata = {
  title: { default: "Staff", template: "%s · Staff" },
  icons: { icon: [{ url: "/marks/mark.svg", type: "image/svg+xml" }] },
  robots: { index: false },
};

export default function StaffLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" data-scroll-behavior="smooth">
      <body>{children}</body>
    </html>
  );
}
