import { expect, test } from "vitest";
import { readSender, senderLinkWorks } from "@/lib/updates/sender";

test("a sender has a name and an address, and answers may go elsewhere", () => {
  expect(readSender({ name: " Rosa at the Movement ", email: "rosa@example.org", replyTo: "" })).toEqual({
    ok: true,
    sender: { name: "Rosa at the Movement", email: "rosa@example.org", replyTo: null },
  });
  expect(readSender({ name: "Rosa", email: "rosa@example.org", replyTo: "team@example.org" })).toMatchObject({
    sender: { replyTo: "team@example.org" },
  });
});

test("what is wrong is said beside its field", () => {
  const read = readSender({ name: "", email: "rosa", replyTo: "nobody@" });
  expect(read.ok ? [] : read.errors.map(({ name }) => name)).toEqual(["name", "email", "replyTo"]);
});

test("nothing in a sender can add a header or a second address", () => {
  for (const name of ["Rosa\r\nBcc: all@example.org", "Rosa <x@example.org>", "see https://example.org"]) {
    const read = readSender({ name, email: "rosa@example.org", replyTo: "" });
    expect(read.ok ? read.sender.name : "refused").not.toMatch(/[\r\n<]|https/);
  }
  for (const email of ["a@example.org, b@example.org", "a@example.org\r\nBcc: b@example.org"])
    expect(readSender({ name: "Rosa", email, replyTo: "" }).ok).toBe(false);
});

test("the link of the mail works for seven days", () => {
  const now = new Date("2026-11-22T12:00:00Z");
  expect(senderLinkWorks(new Date("2026-11-15T12:00:01Z"), now)).toBe(true);
  expect(senderLinkWorks(new Date("2026-11-15T12:00:00Z"), now)).toBe(false);
  expect(senderLinkWorks(null, now)).toBe(false);
});
