import { agendaAddress } from "@/lib/content/agenda";
import { appAddresses } from "@/lib/content/check";
import { guessAddress } from "@/lib/content/redirects";
import {
  listAgenda,
  listBills,
  listClaims,
  listOrganizations,
  listPages,
  listPeople,
  listTerms,
} from "@/lib/content/store";
import { type Locale, localePath } from "@/lib/platform/i18n";

/**
 * Where somebody most likely wanted to go who asked for an address that has no page, in the reader's language; undefined
 * when that is not clear. Nothing of what was asked goes into the answer: it is always a page of the content.
 *
 * @param address without language, as it was asked for
 */
export function guessPage(locale: Locale, address: string): string | undefined {
  const below = (folder: string, ids: Iterable<string>) => [...ids].map((id) => `${folder}${id}`);
  const meant = guessAddress(address, [
    ...listPages(locale).map((page) => page.address),
    ...appAddresses,
    ...listAgenda(locale).map(({ id }) => agendaAddress(id)),
    ...below("/bills/", listBills().keys()),
    ...below("/claims/", listClaims().keys()),
    ...below("/glossary#", listTerms().keys()),
    ...below("/organizations/", listOrganizations().keys()),
    ...below("/people/", listPeople().keys()),
  ]);
  return meant && localePath(locale, meant);
}
