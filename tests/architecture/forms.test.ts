import { expect, test } from "vitest";
import { sendWild, wildForms } from "@/tests/support/wild-forms";

// The same each time; a million others are sent by `npm run bench -- --only wild`.
const SEED = 2026;

test.each(Object.keys(wildForms))(
  "whatever is sent to the form %s, nothing breaks and nothing is kept that must not be",
  (name) => {
    sendWild(name, name === "update" ? 150 : 400, SEED);
  },
);

test("a form that keeps markup is found out", () => {
  wildForms["broken"] = { ...wildForms["join"]!, take: (sent: { firstName?: string }) => sent.firstName };
  expect(() => sendWild("broken", 2000)).toThrow("Property failed");
  delete wildForms["broken"];
});
