import {
  getParent,
  getSite,
  listChildren,
  listClaims,
  listOrganizations,
  listPeople,
  listTerms,
} from "@/lib/content/store";
import { siteUrl } from "@/lib/platform/env";
import { composeDocument, fileName } from "@/lib/print/compose";
import { typesetPdf } from "@/lib/print/typeset";
import { type PrintedParams, requirePrintedPage } from "../../print/printed-page";

export const dynamic = "force-dynamic";

/** A page as a PDF, to be read in the browser and saved under a name that says what it is. */
export async function GET(_request: Request, { params }: { params: PrintedParams }): Promise<Response> {
  const page = await requirePrintedPage(params);
  const { locale, address } = page;
  const document = composeDocument(page, {
    site: getSite(),
    origin: siteUrl(),
    claims: listClaims(),
    terms: listTerms(),
    people: listPeople(),
    organizations: listOrganizations(),
    parent: getParent(locale, address),
    children: listChildren(locale, address),
    now: new Date(),
  });
  return new Response(new Uint8Array(typesetPdf(document)), {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Language": locale,
      "Content-Disposition": `inline; filename="${fileName(page)}"`,
    },
  });
}
