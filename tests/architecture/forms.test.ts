import { expect, test } from "vitest";
import { sendWild, wildForms } from "@/tests/support/wild-forms";

// A million of them are sent by `npm run bench -- --only wild`.
test.each(Object.keys(wildForms))(
  "whatever is sent to the form %s, nothing breaks and nothing is kept that must not be",
  (name) => {
    sendWild(name, name === "update" ? 150 : 400);
  },
);

test("a form that keeps markup is found out", () => {
  wildForms["broken"] = { ...wildForms["join"]!, take: (sent: { firstName?: string }) => sent.firstName };
  expect(() => sendWild("broken", 2000)).toThrow("Property failed");
  delete wildForms["broken"];
});
