import { readSes } from "@/lib/mail/inbound/providers/ses";
import { fetchFromAmazon } from "@/lib/mail/inbound/providers/fetch-from-amazon";
import { env } from "@/lib/platform/env";
import { takeNotice } from "../take-notice";

/** What Amazon SES tells of our mail, by an SNS topic, which is confirmed when it asks. */
export const POST = (request: Request): Promise<Response> =>
  takeNotice(
    request,
    env.INBOUND_SES_TOPIC,
    (it, topic) => readSes(it, topic, fetchFromAmazon),
    async (url) => {
      await fetchFromAmazon(url);
    },
  );
