import fc from "fast-check";
import { expect, test } from "vitest";
import { classify, findCode, findReply } from "@/lib/mail/inbound/classify";

test.each([
  ["5.1.1", "550 5.1.1 The email account that you tried to reach does not exist", "hard"],
  ["5.0.0", "554 delivery error: dd This user doesn't have a yahoo.com account (x@yahoo.com) [0]", "hard"],
  [null, "550 Requested action not taken: mailbox unavailable", "hard"],
  ["5.4.1", "550 5.4.1 Recipient address rejected: Access denied. AS(201806281)", "hard"],
  ["5.2.1", "550 5.2.1 The email account that you tried to reach is disabled", "hard"],
  ["5.4.4", "Host or domain name not found. Name service error for name=exmaple.net type=A", "hard"],
  ["5.1.10", "Recipient address has a null MX", "hard"],
  ["5.2.2", "552 5.2.2 mailbox full", "soft"],
  ["5.0.0", "552 Over quota", "soft"],
  ["4.4.7", "delivery temporarily suspended: connection timed out", "soft"],
  ["4.4.1", "No answer from host", "soft"],
  [null, "552 5.3.4 Message too big for system", "soft"],
  [null, "", "soft"],
  ["5.7.1", "550 5.7.1 Service unavailable, Client host [1.2.3.4] blocked using Spamhaus", "block"],
  [
    "5.7.26",
    "550-5.7.26 Unauthenticated email from example.org is not accepted due to domain's DMARC policy",
    "block",
  ],
  [null, "554 5.7.1 Message rejected as spam by Content Filtering", "block"],
  ["5.1.1", "550 5.1.1 blocked using zen.spamhaus.org, see the list", "block"],
  ["5.1.8", "553 5.1.8 Domain of sender address does not exist", "block"],
  ["4.7.0", "421 4.7.0 Try again later, rate limited", "block"],
  ["5.6.0", "554 5.6.0 message content rejected", "block"],
] as const)("%s, %s: %s", (code, text, kind) => {
  expect(classify(code ?? findCode(text), text)).toBe(kind);
});

test("codes are found among words, and nothing else is taken for one", () => {
  expect(findCode("smtp; 550 5.1.1 <a@b>")).toBe("5.1.1");
  expect(findCode("host 10.5.1.1 said no")).toBeNull();
  expect(findCode("version 5.10")).toBeNull();
  expect(findReply("host mx said: 550-5.1.1 no")).toBe(550);
  expect(findReply("in 2550 days")).toBeNull();
});

test("any words get one of three answers", () => {
  fc.assert(
    fc.property(fc.option(fc.stringMatching(/^[245]\.\d\.\d{1,2}$/)), fc.string(), (code, text) =>
      ["hard", "soft", "block"].includes(classify(code, text)),
    ),
  );
});
