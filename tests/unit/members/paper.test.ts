import { expect, test } from "vitest";
import { checkPaper, readPaperForm, type PaperValues } from "@/lib/members/paper";

const sheet: PaperValues = {
  ...{ event: "County fair", day: "2026-11-14", locale: "es" },
  ...{ email: "ana@example.org", firstName: "Ana", lastName: "", zip: "", interests: ["stem", "x"] },
};

test("an entry is what the join form would make of it, with the event and the day as its source", () => {
  expect(checkPaper(sheet, "2026-11-22")).toEqual({
    ok: true,
    entry: {
      locale: "es",
      source: "County fair, 2026-11-14",
      input: {
        ...{ kind: "individual", email: "ana@example.org", firstName: "Ana", lastName: "", zip: "" },
        ...{ interests: ["stem"], audience: null },
      },
    },
  });
});

test("what is missing or wrong is named at its field; nothing was signed tomorrow", () => {
  const empty = readPaperForm(new FormData());
  expect(checkPaper(empty, "2026-11-22")).toEqual({
    ok: false,
    problems: {
      ...{ event: "event-missing", day: "day-wrong", locale: "locale-missing" },
      ...{ email: "email-missing", firstName: "firstName-missing" },
    },
  });
  expect(checkPaper({ ...sheet, day: "2026-11-23" }, "2026-11-22")).toEqual({
    ok: false,
    problems: { day: "day-wrong" },
  });
});
