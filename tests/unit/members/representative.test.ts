import { describe, expect, test } from "vitest";
import { isOpenUntil, mayAct, mayTakeOver } from "@/lib/members/representative";

const standing = (
  duties: ("primary_contact" | "communications" | "signatory")[],
  status = "active" as const,
) => ({
  status,
  duties,
});

describe("what each duty allows", () => {
  test.each([
    [[], ["see"]],
    [["communications"], ["see", "edit", "invite"]],
    [["signatory"], ["see", "sign"]],
    [["primary_contact"], ["see", "edit", "list", "sign", "invite", "lead"]],
  ] as const)("%j: %j", (duties, allowed) => {
    const acts = ["see", "edit", "list", "sign", "invite", "lead"] as const;
    expect(acts.filter((act) => mayAct(standing([...duties]), act))).toEqual(allowed);
  });

  test("who paused still may, who left, was removed or waits may nothing", () => {
    expect(mayAct({ status: "paused", duties: ["primary_contact"] }, "lead")).toBe(true);
    for (const status of ["left", "removed", "pending"] as const)
      expect(mayAct({ status, duties: ["primary_contact"] }, "see")).toBe(false);
  });

  test("nobody takes over from somebody, or without having shown that they belong there", () => {
    const me = { ...standing([]), proven: true };
    expect(mayTakeOver(me, [standing(["signatory"])])).toBe(true);
    expect(mayTakeOver(me, [standing(["primary_contact"])])).toBe(false);
    expect(mayTakeOver({ ...me, proven: false }, [])).toBe(false);
    expect(mayTakeOver({ ...me, status: "left" }, [])).toBe(false);
  });
});

test("a question is open to the end of its day in California", () => {
  const day = new Date("2026-12-01T00:00:00Z");
  expect(isOpenUntil(day, new Date("2026-12-02T07:59:59Z"))).toBe(true);
  expect(isOpenUntil(day, new Date("2026-12-02T08:00:00Z"))).toBe(false);
  expect(isOpenUntil(null, new Date())).toBe(true);
});
