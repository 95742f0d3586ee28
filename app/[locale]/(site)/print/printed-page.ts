import { isLocale } from "@/lib/platform/i18n";
import { getPage } from "@/lib/content/store";
import { isPrintable, type PrintablePage } from "@/lib/print/compose";
import { notFound } from "next/navigation";
import { movedOrNotFound } from "../../moved";

export type PrintedParams = Promise<{ locale: string; path: string[] }>;

/** The page behind the address of its print view or PDF; an address that has none ends here. */
export async function requirePrintedPage(params: PrintedParams): Promise<PrintablePage> {
  const { locale, path } = await params;
  if (!isLocale(locale)) notFound();
  const address = `/${path.join("/")}`;
  const page = getPage(locale, address);
  return page && isPrintable(page) ? page : movedOrNotFound(locale, address);
}
