import { readMailgun } from "@/lib/mail/inbound/providers/mailgun";
import { env } from "@/lib/platform/env";
import { takeNotice } from "../take-notice";

/** What Mailgun tells of our mail. */
export const POST = (request: Request): Promise<Response> =>
  takeNotice(request, env.INBOUND_MAILGUN, readMailgun);
