import { getPicture } from "@/lib/updates/queries/get-picture";

export const dynamic = "force-dynamic";

/** A picture of an update, for mail and pages: its address holds its print and its size, and never changes. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ picture: string }> },
): Promise<Response> {
  const picture = await getPicture(`/pictures/${(await params).picture}`);
  return picture
    ? new Response(picture.bytes, { headers: { "Content-Type": picture.type } })
    : new Response("There is no such picture.\n", { status: 404 });
}
