import type { MetadataRoute } from "next";
import { siteUrl } from "@/lib/platform/env";

export const dynamic = "force-dynamic";

/** What search engines may read: all that is public and the same for everyone. */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: {
      userAgent: "*",
      disallow: ["/staff", "/api", "/go/", "/confirm", "/unsubscribe", "/es/confirm", "/es/unsubscribe"],
    },
    sitemap: `${siteUrl()}/sitemap.xml`,
  };
}
