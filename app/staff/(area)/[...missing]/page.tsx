import { notFound } from "next/navigation";
import { requireStaff } from "@/lib/auth/viewer";

/** Every address below /staff that is no page: answered inside the staff area's frame. */
export default async function MissingPage() {
  await requireStaff();
  notFound();
}
