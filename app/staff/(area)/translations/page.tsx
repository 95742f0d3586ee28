import type { Metadata } from "next";
import { StaffHead } from "@/components/staff/staff-head";
import { TranslationList } from "@/components/staff/translation-list";
import { requireStaff } from "@/lib/auth/viewer";
import { listParity } from "@/lib/content/parity";
import { listPages } from "@/lib/content/store";

export const metadata: Metadata = { title: "Translations" };

export default async function TranslationsPage() {
  await requireStaff();
  const lines = listParity(listPages("en"), listPages("es"));
  const open = lines.filter(({ state }) => state !== "current").length;
  return (
    <>
      <StaffHead
        title="Translations"
        summary="Every page stands in English and in Spanish. A Spanish page notes which English one it was made from (translationOf); when the English page changes, it is behind until someone looks at it and notes the new number."
      />
      <p className="mb-6">
        {open === 0
          ? `All ${lines.length} pages are translated, and no translation is behind.`
          : `${open} of ${lines.length} pages need a look.`}
      </p>
      <TranslationList lines={lines} />
    </>
  );
}
