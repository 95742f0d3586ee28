import { expect, test } from "vitest";
import { wireAddress } from "@/lib/mail/address";

test("the domain goes out in ASCII, the part before it as it was typed", () => {
  expect(wireAddress("müller@exämple.org")).toBe("müller@xn--exmple-cua.org");
  expect(wireAddress("jose@example.org")).toBe("jose@example.org");
});

test("an address cannot carry a second recipient or a header", () => {
  expect(wireAddress("a@example.org>\r\nRCPT TO:<b@example.com")).not.toMatch(/[\r\n<>\s]/);
});
