import type { ReactNode } from "react";
import "@/app/styles/controls.css";
import "@/app/styles/embed.css";
import "@/app/styles/utilities.css";

/** What stands around a page that is shown in a frame on other sites: nothing but a landmark. */
export const EmbedFrame = ({ children }: { children: ReactNode }) => (
  <main className="embed">{children}</main>
);
