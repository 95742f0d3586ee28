import { readPostmark } from "@/lib/mail/inbound/providers/postmark";
import { env } from "@/lib/platform/env";
import { takeNotice } from "../take-notice";

/** What Postmark tells of our mail. */
export const POST = (request: Request): Promise<Response> =>
  takeNotice(request, env.INBOUND_POSTMARK, readPostmark);
