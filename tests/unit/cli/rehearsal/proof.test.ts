import { expect, test } from "vitest";
import { proveSend, type Row } from "@/lib/cli/rehearsal/proof";
import type { Receipt } from "@/lib/cli/rehearsal/sink";

const row = (email: string, status: string, more: Partial<Row> = {}): Row => ({
  ...{ email, status, reason: null, claimed: false },
  ...more,
});
const got = (receipt: Partial<Receipt>): Receipt => ({ taken: 0, unanswered: 0, refused: 0, ...receipt });
const prove = (rows: Row[], receipts: Record<string, Receipt>, mostUncertain = 1) =>
  proveSend(rows, new Map(Object.entries(receipts)), { recipients: rows.length, mostUncertain });

test("a send of which everything agrees is proven", () => {
  const proof = prove([row("a", "sent"), row("b", "failed"), row("c", "uncertain"), row("d", "skipped")], {
    a: got({ taken: 1, refused: 2 }),
    b: got({ refused: 1 }),
    c: got({ unanswered: 1 }),
  });
  expect(proof).toMatchObject({ differences: [], uncertainTaken: 1, counts: { sent: 1, uncertain: 1 } });
});

test.each([
  ["got twice", [row("a", "sent")], { a: got({ taken: 2 }) }],
  ["got, and got again without an answer", [row("a", "uncertain")], { a: got({ taken: 1, unanswered: 1 }) }],
  ["noted as sent and never taken", [row("a", "sent")], {}],
  ["noted as refused and taken", [row("a", "failed")], { a: got({ taken: 1 }) }],
  ["skipped and taken", [row("a", "skipped")], { a: got({ taken: 1 }) }],
  ["left", [row("a", "pending")], {}],
  ["left on its way", [row("a", "sending")], { a: got({ taken: 1 }) }],
  ["never answered and noted as sent", [row("a", "sent")], { a: got({ unanswered: 1 }) }],
  ["held", [row("a", "sent", { claimed: true })], { a: got({ taken: 1 }) }],
  ["got by a stranger", [row("a", "sent")], { a: got({ taken: 1 }), z: got({ taken: 1 }) }],
  ["uncertain too often", [row("a", "uncertain"), row("b", "uncertain")], {}],
])("a message %s is a difference", (_, rows, receipts) => {
  expect(prove(rows, receipts as Record<string, Receipt>).differences).toHaveLength(1);
});

test("a row that is missing is a difference", () => {
  const proof = proveSend([row("a", "failed")], new Map(), { recipients: 2, mostUncertain: 0 });
  expect(proof.differences).toEqual(["There are 1 deliveries for 2 recipients."]);
});
