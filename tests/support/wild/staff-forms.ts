import fc from "fast-check";
import { bulkSchema } from "@/lib/members/bulk";
import { correctionSchema, readCorrection } from "@/lib/members/correction";
import { readOrigins } from "@/lib/members/embed";
import { parseFilter } from "@/lib/members/filter";
import { guessColumns } from "@/lib/members/import/headings";
import { readRow } from "@/lib/members/import/read-row";
import { importFields, readTags, settlingSchema } from "@/lib/members/import/schema";
import { filterOfList, listParams, memberListSchema } from "@/lib/members/member-list";
import { mergeChoicesSchema, mergePairSchema } from "@/lib/members/merge-choices";
import { organizationMergeSchema } from "@/lib/members/organization-merge-choices";
import { checkPaper, readPaperForm } from "@/lib/members/paper";
import {
  authoritySchema,
  listingSchema,
  nameUseSchema,
  organizationListSchema,
} from "@/lib/members/queries/organization-schema";
import { noteField, reasonField, tagField, whyField } from "@/lib/members/record";
import { audiences, membershipStatuses, sectors } from "@/lib/members/schema";
import { readCode } from "@/lib/members/way-in";
import { day, email, fields, formOf, lines, taken, text, uuid, word, type WildForm } from "./arbitraries";

type Sent = Record<string, string | string[]>;

const condition = fc.oneof(
  fc.record({ field: word("county", "tag", "source", "language"), in: fc.array(text, { maxLength: 3 }) }),
  fc.record({ field: word("status"), in: fc.array(word(...membershipStatuses), { maxLength: 3 }) }),
  fc.record({ field: word("text"), q: text }),
  fc.record({ field: word("since"), from: day }),
  fc.record({ field: word("subscribed"), is: fc.boolean() }),
);
const group = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3 },
    condition,
    fc.record({ all: fc.array(tie("node"), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie("node"), { maxLength: 3 }) }),
    fc.record({ not: tie("node") }),
    fc.jsonValue({ maxDepth: 2 }),
  ),
})).node;

const side = word("kept", "gone", "both");
const columns = fc.array(fc.constantFrom("" as const, ...importFields), { minLength: 1, maxLength: 8 });

/** The forms that staff fill in about people and organizations. */
export const staffForms: Record<string, WildForm> = {
  paper: {
    kept: "name",
    sent: fields({
      ...{ event: word("County fair"), day, locale: word("en", "es"), email, firstName: word("Ana") },
      ...{ lastName: word("", "Núñez"), zip: word("", "95814"), interests: word("stem") },
    }),
    take: (sent: Sent) => {
      const checked = checkPaper(readPaperForm(formOf(sent)), "2026-11-22");
      return checked.ok ? checked.entry : null;
    },
  },
  partner: { kept: "name", sent: text, take: (typed: string) => readCode(typed) },
  "embed-hosts": { kept: "name", sent: text, take: (typed: string) => readOrigins(typed).origins },
  correction: {
    kept: "line",
    sent: fields({
      ...{ firstName: word("Ana"), lastName: word("", "Núñez"), zip: word("", "95814"), why: word("Moved") },
      ...{ locale: word("en"), audience: word("", ...audiences) },
      interests: fc.array(word("stem"), { maxLength: 2 }),
    }),
    take: (sent: Sent) => taken(correctionSchema, readCorrection(formOf(sent))),
  },
  note: { kept: "text", sent: lines, take: (typed: string) => taken(noteField, typed) },
  tag: { kept: "line", sent: text, take: (typed: string) => taken(tagField, typed) },
  why: {
    kept: "line",
    sent: text,
    take: (typed: string) => [taken(whyField, typed), taken(reasonField, typed)],
  },
  bulk: {
    kept: "line",
    sent: fields({
      action: word("tag", "untag", "pause", "remove", "withdraw", "language"),
      ...{ tag: word("fair"), why: word("Asked"), words: word("Please stop"), locale: word("es") },
    }),
    take: (sent) => taken(bulkSchema, sent),
  },
  segment: {
    kept: "text",
    sent: fc.oneof(
      { weight: 4, arbitrary: group.map((node) => JSON.stringify(node)) },
      { weight: 1, arbitrary: text },
    ),
    // What a filter looks for is compared, and shown as text where it is edited.
    take: (typed: string) => (parseFilter(typed) === null ? null : true),
  },
  "members-list": {
    kept: "text",
    sent: fields({
      ...{
        q: text,
        segment: uuid,
        kind: word("individual"),
        status: fc.array(word("active"), { maxLength: 2 }),
      },
      ...{ county: text, tag: fc.array(text, { maxLength: 3 }), from: day, before: day, last: word("30") },
      ...{ sort: word("name"), columns: fc.array(word("zip"), { maxLength: 2 }), after: text },
    }),
    take: (sent) => {
      const query = memberListSchema.parse(sent);
      filterOfList(query);
      listParams(query).toString();
      return null;
    },
  },
  "organizations-list": {
    kept: "text",
    sent: fields({
      ...{
        q: text,
        sector: word(...sectors),
        county: word("fresno"),
        coalition: text,
        tag: text,
        after: uuid,
      },
      listing: word("listed"),
    }),
    take: (sent) => (organizationListSchema.parse(sent) ? null : null),
  },
  listing: {
    kept: "text",
    sent: fc.record({
      ...{ organizationId: uuid, listed: word("yes", "no"), note: lines, words: lines },
      ...{ reason: word("duplicate"), from: word("queue") },
    }),
    take: (sent) => taken(listingSchema, sent),
  },
  authority: {
    kept: "text",
    sent: fc.record({ membershipId: uuid, organizationId: uuid, decision: word("shown"), note: lines }),
    take: (sent) => taken(authoritySchema, sent),
  },
  "name-use": {
    kept: "text",
    sent: fc.record({ title: word("Letter"), text: lines, answerBy: day, everyone: fc.boolean() }),
    take: (sent) => taken(nameUseSchema, sent),
  },
  duplicates: {
    kept: "line",
    sent: fc.record({
      ...{ duplicateId: uuid, keptId: uuid, goneId: uuid },
      ...{ keptVersion: word("2026-11-22T06:00:00.000Z"), goneVersion: word("2026-11-22T06:00:00.000Z") },
      ...{ firstName: side, lastName: side, email: side, zip: side, locale: side, audience: side },
      ...{ frequency: side, interests: side, name: side, languages: side },
    }),
    take: (sent) =>
      [mergePairSchema, mergeChoicesSchema, organizationMergeSchema].map((schema) => taken(schema, sent)),
  },
  "import-settling": {
    kept: "line",
    sent: fc.record({
      ...{ encoding: word("utf-8"), separator: word(","), headed: fc.boolean(), keepKnown: fc.boolean() },
      ...{ columns: fc.array(word("email", "", "firstName"), { maxLength: 4 }), locale: word("en", "es") },
      ...{ basis: fc.option(text), source: word("Fair"), tags: lines },
    }),
    take: (sent: { tags: string }) => ({
      ...(taken(settlingSchema, { ...sent, tags: readTags(sent.tags) }) as object | null),
      // One of a list, and a tab is one of them.
      separator: "",
    }),
  },
  "import-row": {
    kept: "name",
    sent: fc.record({
      columns,
      cells: fc.array(word("ana@example.org", "Ana", "95814", "yes", "2026-11-14"), { maxLength: 8 }),
      locale: fc.constantFrom("en" as const, "es" as const),
    }),
    take: ({ columns: of, cells, locale }: ImportedRow) => {
      guessColumns(cells, [cells], new Map());
      const row = readRow(2, cells, of, locale, new Date());
      // Whom a refused row is about is shown as it came; staff's tags are plain text.
      return "refused" in row ? null : { ...row, who: "", tags: [] };
    },
  },
};
type ImportedRow = { columns: (typeof importFields)[number][]; cells: string[]; locale: "en" | "es" };
