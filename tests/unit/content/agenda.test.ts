import { expect, test } from "vitest";
import { excerptAgendaItem } from "@/lib/content/agenda";
import { listNotes } from "@/lib/content/render";
import { openContent } from "@/lib/content/store";
import { shownText } from "@/lib/content/tree";
import { aContentFolder, aPage, claimYaml, soundFiles } from "@/tests/support/content";

const item = (id: string, attributes: string, text: string) =>
  `<AgendaItem id="${id}" ${attributes}>\n\n${text}\n\n</AgendaItem>`;
const step = (title: string, text: string) => `<Progress title="${title}">\n\n${text}\n\n</Progress>`;

const open = (files: Record<string, string>) => openContent(aContentFolder({ ...soundFiles(), ...files }));
const found = (content: ReturnType<typeof open>, id: string) => {
  const entry = content.getAgendaItem("en", id);
  if (!entry) throw new Error(`no item ${id}`);
  return entry;
};

test("asks are gathered issue by issue, the latest year first and the yearless last", () => {
  const content = open({
    "en/issues/index.mdx": aPage("Issues"),
    "en/issues/a.mdx": aPage(item("late", 'status="proposed"', "x"), { order: "2" }),
    "en/issues/b/index.mdx": aPage(
      [
        item("none", 'status="lost"', "x"),
        item("old", 'status="won" since="1999"', "x"),
        item("new", 'status="in-progress" since="2020"', "x"),
      ].join("\n\n"),
    ),
    "en/issues/b/below.mdx": aPage(item("below", 'status="proposed"', "x")),
    "en/elsewhere/alone.mdx": aPage(item("alone", 'status="proposed"', "x"), { order: "0" }),
  });
  expect(content.listAgenda("en").map(({ id, page }) => `${page.address}#${id}`)).toEqual([
    "/issues/b#new",
    "/issues/b#old",
    "/issues/b#none",
    "/issues/b/below#below",
    "/issues/a#late",
    "/elsewhere/alone#alone",
  ]);
  expect(content.listAgenda("es")).toEqual([]);
});

test("an ask says its words in full, its figures too, and how far it has come", () => {
  const text = 'Half of\nthe <Claim id="calculus" /> get **a course**.\n\nAll of them.';
  const content = open({
    "en/stem.mdx": aPage(
      [item("course", 'status="in-progress" since="2012"', text), step("One", "x"), step("Two", "x")].join(
        "\n\n",
      ),
    ),
  });
  expect(content.getAgendaItem("en", "course")).toMatchObject({
    status: "in-progress",
    since: "2012",
    words: "Half of the 25% get a course. All of them.",
    steps: 2,
    page: { address: "/stem" },
  });
  expect(content.getAgendaItem("en", "none")).toBeNull();
  expect(content.getAgendaItem("es", "course")).toBeNull();
});

test("an ask with steps of its own leaves those of the page to the others", () => {
  const content = open({
    "en/stem.mdx": aPage(
      [
        item("own", 'status="won"', `Ask.\n\n${step("Inside", "Mine.")}`),
        item("other", 'status="proposed"', "Ask."),
        step("Outside", "Of the page."),
      ].join("\n\n"),
    ),
  });
  const words = (id: string) => shownText(excerptAgendaItem(found(content, id)).steps.tree).trim();
  expect(words("own")).toBe("Mine.");
  expect(words("other")).toBe("Of the page.");
  expect(found(content, "own").words).toBe("Ask.");
});

test("what is cut out counts its sources from one and leaves the page as it was", () => {
  const content = open({
    "claims.yaml": ["first", "second", "third"].map((id) => claimYaml(id)).join(""),
    "en/stem.mdx": aPage(
      [
        'Before <Claim id="first" />.',
        step(
          "Step",
          'Now <Claim id="second" /> and <Claim id="third" />, a <Term id="stem">STEM</Term> step.',
        ),
        item("ask", 'status="won"', 'To <Claim id="third" />.'),
      ].join("\n\n"),
    ),
  });
  const entry = found(content, "ask");
  const { whole, ask } = excerptAgendaItem(entry);
  const notes = (tree: typeof whole.tree) =>
    listNotes(tree, content.listClaims()).map(({ note, claim }) => `${note} ${claim.id}`);
  expect(notes(whole.tree)).toEqual(["1 third", "2 second"]);
  expect(notes(ask.tree)).toEqual(["1 third"]);
  expect(whole.terms).toEqual([{ id: "stem" }]);
  expect(ask.terms).toEqual([]);
  expect(notes(entry.page.tree)).toEqual(["1 first", "2 second", "3 third"]);
});
