import { db, type Tx } from "@/lib/platform/db";
import { emailKey } from "../policy";

/** The addresses that a person has or had, as they were written. */
export type KnownAddresses = {
  /** What they have now: the primary one first. */
  held: { email: string; emailKey: string }[];
  /** What they gave up, wanted to add, or were written to at, unless it is somebody else's by now. */
  former: { email: string; emailKey: string }[];
};

/** Every address that is known to be, or to have been, a person's. Null: the person is gone. */
export async function listKnownAddresses(personId: string, tx: Tx = db): Promise<KnownAddresses | null> {
  const person = await tx.person.findUnique({
    where: { id: personId },
    select: {
      email: true,
      emailKey: true,
      addresses: { select: { email: true, emailKey: true }, orderBy: { verifiedAt: "asc" } },
      addressChanges: { select: { email: true } },
      deliveries: { select: { email: true }, distinct: ["emailKey"] },
      events: {
        where: { action: { in: ["address-removed", "primary-address-changed", "changed", "joined"] } },
        select: { changes: true },
      },
    },
  });
  if (!person) return null;
  const held = [{ email: person.email, emailKey: person.emailKey }, ...person.addresses];
  const told = person.events.flatMap(({ changes }) => {
    const email = (changes as Record<string, unknown>)["email"];
    return Array.isArray(email) ? email.filter((value) => typeof value === "string") : [];
  });
  const had = [...person.addressChanges, ...person.deliveries].map(({ email }) => email);
  const former = [...new Map([...had, ...told].map((email) => [emailKey(email), email]))]
    .filter(([key]) => key !== "" && held.every((address) => address.emailKey !== key))
    .map(([key, email]) => ({ email, emailKey: key }));
  const keys = former.map((address) => address.emailKey);
  const others = await tx.$queryRaw<{ key: string }[]>`
    select email_key as key from person where email_key = any(${keys}::text[])
    union select email_key from person_address where email_key = any(${keys}::text[])`;
  const taken = new Set(others.map(({ key }) => key));
  return { held, former: former.filter((address) => !taken.has(address.emailKey)) };
}
