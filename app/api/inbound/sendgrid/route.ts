import { readSendgrid } from "@/lib/mail/inbound/providers/sendgrid";
import { env } from "@/lib/platform/env";
import { takeNotice } from "../take-notice";

/** What SendGrid tells of our mail. */
export const POST = (request: Request): Promise<Response> =>
  takeNotice(request, env.INBOUND_SENDGRID, readSendgrid);
