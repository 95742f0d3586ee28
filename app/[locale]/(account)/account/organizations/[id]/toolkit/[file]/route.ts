import sharp from "sharp";
import { getSite } from "@/lib/content/store";
import { getMember } from "@/lib/auth/member";
import { slugOf } from "@/lib/members/directory";
import { getOwnOrganization } from "@/lib/members/queries/get-own-organization";
import { badge, badgeSize } from "@/lib/pictures/badge";
import { proudPoster } from "@/lib/print/proud-poster";
import { siteUrl } from "@/lib/platform/env";
import { isLocale, localePath, type Locale } from "@/lib/platform/i18n";
import { readId } from "../../read-id";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ id: string; file: string }> };

const types = {
  poster: ["application/pdf", "pdf"],
  "badge-svg": ["image/svg+xml; charset=utf-8", "svg"],
  "badge-png": ["image/png", "png"],
} as const;
type Kind = keyof typeof types;

/** What a file of the toolkit is called in its address: "poster-en", "badge-svg-es"; null for anything else. */
function readFile(file: string): { kind: Kind; language: Locale } | null {
  const [, kind, language] = /^(poster|badge-svg|badge-png)-([a-z]{2})$/.exec(file) ?? [];
  return kind && isLocale(language) ? { kind: kind as Kind, language } : null;
}

async function make(kind: Kind, name: string, language: Locale): Promise<Uint8Array<ArrayBuffer>> {
  if (kind === "poster") {
    const address = siteUrl() + localePath(language, "/join");
    return new Uint8Array(proudPoster({ locale: language, name, address, site: getSite() }));
  }
  const svg = Buffer.from(badge(name, language, "outlines"));
  if (kind === "badge-svg") return new Uint8Array(svg);
  return new Uint8Array(
    await sharp(svg)
      .resize(badgeSize.width * 2)
      .png()
      .toBuffer(),
  );
}

/** A file of an organization's toolkit, for those who act for it. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { id, file } = await params;
  const viewer = await getMember();
  const organization = viewer && (await getOwnOrganization(viewer, readId(id)));
  const asked = readFile(file);
  if (!organization || !asked) return new Response("There is no such file.\n", { status: 404 });
  const { kind, language } = asked;
  const [type, ending] = types[kind];
  const name = [slugOf(organization.name), "pro-kid", ...(language === "en" ? [] : [language])].join("-");
  return new Response(await make(kind, organization.name, language), {
    headers: {
      "Content-Type": type,
      "Content-Language": language,
      "Content-Disposition": `attachment; filename="${name}.${ending}"`,
      "Cache-Control": "private, no-store",
    },
  });
}
