import { db } from "@/lib/platform/db";

/** The names, or else the addresses, of people by their ids, where they are still known. */
export async function listStaffNames(ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const people = await db.person.findMany({
    where: { id: { in: wanted } },
    select: { id: true, firstName: true, lastName: true, email: true },
  });
  return new Map(
    people.map(({ id, firstName, lastName, email }) => [id, `${firstName} ${lastName}`.trim() || email]),
  );
}
