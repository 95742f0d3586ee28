import type { Notice, NoticeRequest } from "@/lib/mail/inbound/providers/notice";
import { log } from "@/lib/platform/log";
import { takeReports } from "@/lib/updates/take-reports";

/** The longest body that is read; providers send up to some thousand events at once. */
const LONGEST = 4 * 1024 * 1024;

const answer = (words: string, status: number): Response =>
  new Response(`${words}\n`, {
    status,
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
  });

/**
 * Takes in what a provider tells of our mail. 200 says that it is written down; on anything else providers try again,
 * but for what they did not prove to be theirs.
 * @param secret what proves them; without one we do not listen to that provider
 * @param confirm answers a provider that asks whether its notices are wanted
 */
export async function takeNotice(
  request: Request,
  secret: string | undefined,
  read: (request: NoticeRequest, secret: string) => Notice | Promise<Notice>,
  confirm?: (url: string) => Promise<void>,
): Promise<Response> {
  if (!secret) return answer("This provider is not set up here.", 404);
  const body = await bodyOf(request);
  if (!body) return answer("That is too long.", 413);
  const header = (name: string) => request.headers.get(name);
  const notice = await read({ body, header, now: new Date() }, secret);
  switch (notice.is) {
    case "reports":
      await takeReports(notice.reports);
      return answer("Noted.", 200);
    case "confirm":
      await confirm?.(notice.url);
      return answer("Confirmed.", 200);
    case "unreadable":
      log.warn({ path: new URL(request.url).pathname }, "a provider's notice could not be read");
      return answer("That could not be read.", 400);
    default:
      return answer(notice.is === "stale" ? "That is too old." : "That proves nothing.", 403);
  }
}

/** The body byte by byte; null when it is too long, which is found out before all of it was read. */
async function bodyOf(request: Request): Promise<Buffer | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of (request.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > LONGEST) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
