import { requireStaff } from "@/lib/auth/viewer";
import { drawPhoto } from "@/lib/pictures/photo";
import { LARGEST_PHOTO } from "@/lib/pictures/schema";
import { allow } from "@/lib/platform/rate-limit";
import { keepPicture } from "@/lib/updates/commands/keep-picture";
import { typedAlts, type PictureAlts } from "@/lib/updates/kept-picture";
import { isForeign } from "../../foreign";
import { pictureProblems } from "../problems";

// A form of its own kind: actions hold their forms to less than a photograph.

/** The file, and the form around it. */
const LONGEST = LARGEST_PHOTO + 64 * 1024;
const perHour = { name: "update-picture", points: 120, per: 3600 };

type Problem = keyof typeof pictureProblems;

/** Takes a picture in for updates: for the editor, which asks for JSON, and for the page's form, which is led back. */
export async function POST(request: Request): Promise<Response> {
  const viewer = await requireStaff("write-updates");
  if (isForeign(request)) return new Response("Forbidden.\n", { status: 403 });
  const isEditor = request.headers.get("accept") === "application/json";
  const refuse = (problem: Problem, said: PictureAlts = {}) =>
    isEditor ? told(problem) : back({ problem, ...namedAlts(said) });

  const form = await readForm(request);
  if (!form) return refuse("too-large");
  const alts = typedAlts(form);
  if (!alts.en && !alts.es) return refuse("no-description");
  const file = form.get("picture");
  if (!(file instanceof File) || file.size === 0) return refuse("empty", alts);
  if (!(await allow(perHour, viewer.personId))) return refuse("too-many", alts);
  const drawn = await drawPhoto(Buffer.from(await file.arrayBuffer()));
  if (!drawn.ok) return refuse(drawn.reason, alts);
  const kept = await keepPicture(viewer, drawn.value, alts);
  if (!kept.ok) return refuse(kept.reason, alts);
  return isEditor
    ? Response.json({ picture: kept.value }, { headers: noStore })
    : back({ done: "kept", picture: kept.value.print });
}

const noStore = { "Cache-Control": "private, no-store" };

const told = (problem: Problem): Response =>
  Response.json(
    { error: pictureProblems[problem] },
    { status: problem === "too-large" ? 413 : problem === "too-many" ? 429 : 422, headers: noStore },
  );

const back = (query: Record<string, string>): Response => {
  const location = `/staff/updates/pictures?${new URLSearchParams(query)}`;
  return new Response(null, { status: 303, headers: { ...noStore, Location: location } });
};

/** What was typed goes along, so that nothing has to be typed again. */
const namedAlts = ({ en, es }: PictureAlts) => ({ ...(en && { "alt-en": en }), ...(es && { "alt-es": es }) });

/** The form, as long as it is no longer than it may be; null otherwise, and the rest is not read. */
async function readForm(request: Request): Promise<FormData | null> {
  if (Number(request.headers.get("content-length") ?? 0) > LONGEST) return null;
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    length += part.value.length;
    if (length > LONGEST) {
      await reader?.cancel();
      return null;
    }
    chunks.push(part.value);
  }
  const headers = { "Content-Type": request.headers.get("content-type") ?? "" };
  try {
    return await new Response(new Blob(chunks), { headers }).formData();
  } catch {
    // No form at all: nothing was chosen.
    return new FormData();
  }
}
