import { expect, test } from "vitest";
import { likelyChoices, type MergeValues } from "@/lib/members/merge-choices";

const values = (more: Partial<MergeValues> = {}): MergeValues => ({
  ...{ firstName: "Ana", lastName: "López", email: "ana@example.org", zip: "94110", locale: "en" },
  ...{ audience: null, interests: [], frequency: "each", lastActive: 1, isStaff: false },
  ...more,
});

test("a value rather than none, the longer name, the address and language of whoever was here last", () => {
  const gone = values({
    firstName: "Ana María",
    lastName: "",
    zip: "95814",
    audience: "parent",
    locale: "es",
  });
  expect(likelyChoices(values({ zip: null }), { ...gone, lastActive: 2 })).toEqual({
    ...{ firstName: "gone", lastName: "kept", email: "gone", zip: "gone", locale: "gone" },
    ...{ audience: "gone", interests: "both", frequency: "kept" },
  });
  expect(likelyChoices(values(), { ...gone, lastActive: 0 })).toMatchObject({ email: "kept", zip: "kept" });
});

test("no more mail than either wished", () => {
  const rare = values({ frequency: "receipts" });
  expect(likelyChoices(values(), rare).frequency).toBe("gone");
  expect(likelyChoices(rare, values({ frequency: "monthly" })).frequency).toBe("kept");
});

test("an address that signs a member of staff in stays", () => {
  expect(likelyChoices(values({ isStaff: true }), values({ lastActive: 9 })).email).toBe("kept");
  expect(likelyChoices(values({ lastActive: 9 }), values({ isStaff: true })).email).toBe("gone");
});
