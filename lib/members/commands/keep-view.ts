import { db } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import type { StaffViewer } from "../policy";
import { requireCan } from "../queries/require-can";
import { cleanLine } from "../text";

/** How many views one person can keep of a list: more are not found again. */
const MOST_VIEWS = 30;
const LONGEST_NAME = 60;
const LONGEST_QUERY = 4000;

type Refusal = "name-missing" | "too-many" | "too-long";

/** Keeps a list's address under a name, for the viewer alone. A name that is taken gets the new address. */
export async function keepView(
  viewer: StaffViewer,
  view: { list: "members"; name: string; query: string },
): Promise<Result<null, Refusal>> {
  requireCan(viewer, "manage-members");
  const name = [...cleanLine(view.name)].slice(0, LONGEST_NAME).join("");
  if (name === "") return fail("name-missing");
  if (view.query.length > LONGEST_QUERY) return fail("too-long");
  const { list, query } = view;
  const ownerId = viewer.personId;
  if ((await db.savedView.count({ where: { ownerId, list, NOT: { name } } })) >= MOST_VIEWS)
    return fail("too-many");
  await db.savedView.upsert({
    where: { ownerId_list_name: { ownerId, list, name } },
    create: { ownerId, list, name, query },
    update: { query },
  });
  return ok(null);
}

/** Forgets one of the viewer's own views; one that is gone is no mistake. */
export async function forgetView(viewer: StaffViewer, id: string): Promise<void> {
  requireCan(viewer, "manage-members");
  await db.savedView.deleteMany({ where: { id, ownerId: viewer.personId } });
}
