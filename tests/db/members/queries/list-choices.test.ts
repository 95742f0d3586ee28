import { beforeEach, expect, test } from "vitest";
import { writeBits } from "@/lib/members/commands/write-bits";
import { listUsedWords } from "@/lib/members/queries/list-choices";
import { db } from "@/lib/platform/db";
import { aJoinForm, asStaff, join, wipe } from "../arrange";

beforeEach(wipe);

test("the words in use are offered, of those counted and of those who changed since", async () => {
  await join(aJoinForm({ interests: ["stem"] }));
  await writeBits();
  await join(aJoinForm({ email: "bo@example.org", interests: ["linked-learning"] }));
  await db.person.updateMany({ data: { tags: ["fair"] } });
  expect(await listUsedWords(asStaff("organizer"))).toMatchObject({
    ...{ source: ["/issues/stem"], tag: ["fair"], interests: ["linked-learning", "stem"] },
  });
  await expect(listUsedWords(asStaff("editor"))).rejects.toMatchObject({ code: "forbidden" });
});
