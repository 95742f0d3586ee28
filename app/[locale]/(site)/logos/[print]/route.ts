import { getLogo } from "@/lib/members/queries/get-logo";

export const dynamic = "force-dynamic";

/** An organization's logo: /logos/ and the first 16 hex digits of its SHA-256, so that an address never changes. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ print: string }> },
): Promise<Response> {
  const png = await getLogo((await params).print);
  return png
    ? new Response(png, { headers: { "Content-Type": "image/png" } })
    : new Response("There is no such picture.\n", { status: 404 });
}
