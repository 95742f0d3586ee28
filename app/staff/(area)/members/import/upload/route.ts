import { z } from "zod";
import { requireStaff } from "@/lib/auth/viewer";
import { addPiece, closeImport, openImport } from "@/lib/members/import/commands/hand-in";
import { PIECE } from "@/lib/members/import/schema";

// A list comes in by pieces: none is larger than what servers in front let in, a lost one is sent again, and no more
// than one is in memory. POST with a name opens it, PUT brings a piece, POST with its id closes it.

const headers = { "Cache-Control": "private, no-store" };
const no = (error: string, status: number) => Response.json({ error }, { status, headers });

/** A page of somebody else's must not make a signed-in browser hand in a list. */
const isOurs = (request: Request): boolean => request.headers.get("sec-fetch-site") === "same-origin";

const openSchema = z.object({ name: z.string().min(1).max(500), bytes: z.coerce.number().int().min(0) });
const pieceSchema = z.object({ id: z.uuid(), nth: z.coerce.number().int().min(0).max(100_000) });

const told = {
  unknown: "This list is no longer being handed in. Choose the file again.",
  "too-large": "The file is larger than 500 MB. Cut it in two, with the headings in both.",
  empty: "The file is empty.",
  incomplete: "A part of the file did not arrive. Choose it again.",
  "no-text":
    "This is not a list in text. In your spreadsheet choose “Save as” or “Download”, then CSV, and hand that in.",
} as const;

const asked = (request: Request) => Object.fromEntries(new URL(request.url).searchParams);

export async function POST(request: Request): Promise<Response> {
  const viewer = await requireStaff("manage-members");
  if (!isOurs(request)) return no("Forbidden.", 403);
  const closing = z.object({ id: z.uuid() }).safeParse(asked(request));
  if (closing.success) {
    const closed = await closeImport(viewer, closing.data.id);
    return closed.ok ? Response.json({ id: closing.data.id }, { headers }) : no(told[closed.reason], 422);
  }
  const opening = openSchema.safeParse(asked(request));
  if (!opening.success) return no("Choose a file.", 400);
  const opened = await openImport(viewer, opening.data);
  return opened.ok ? Response.json(opened.value, { headers }) : no(told[opened.reason], 422);
}

export async function PUT(request: Request): Promise<Response> {
  const viewer = await requireStaff("manage-members");
  if (!isOurs(request)) return no("Forbidden.", 403);
  const piece = pieceSchema.safeParse(asked(request));
  if (!piece.success) return no(told.unknown, 400);
  const bytes = await readPiece(request);
  if (!bytes) return no("This piece is too large.", 413);
  const kept = await addPiece(viewer, piece.data.id, piece.data.nth, bytes);
  return kept.ok ? new Response(null, { status: 204, headers }) : no(told[kept.reason], 422);
}

/** The body, as long as it is no larger than a piece may be; null otherwise, and the rest is not read. */
async function readPiece(request: Request): Promise<Uint8Array<ArrayBuffer> | null> {
  const bytes = new Uint8Array(PIECE);
  let length = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    if (length + part.value.length > PIECE) {
      await reader?.cancel();
      return null;
    }
    bytes.set(part.value, length);
    length += part.value.length;
  }
  return bytes.subarray(0, length);
}
