import { notFound } from "next/navigation";

export const dynamic = "force-dynamic";

/** Every address that no page answers to. */
export default function NoSuchPage(): never {
  notFound();
}
