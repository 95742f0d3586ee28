import { findPage, type Found } from "@/lib/content/queries/find-page";
import { envelopeSender } from "@/lib/mail/verp";
import { mailSigner } from "@/lib/mail/signer";
import { listStaffNames } from "@/lib/members/queries/list-staff-names";
import { db } from "@/lib/platform/db";
import { env, EnvError, siteUrl } from "@/lib/platform/env";
import type { Locale } from "@/lib/platform/i18n";
import { checkContrast } from "../check-contrast";
import { checkLinks, readLink, type OwnLink } from "../check-links";
import { checkPersonal } from "../check-personal";
import { checkSender, isPublicDomain } from "../check-sender";
import {
  checkBlanks,
  checkLanguages,
  checkPhrases,
  checkPictures,
  checkSize,
  checkSubject,
  checkText,
} from "../check-words";
import {
  checkNames,
  checkOf,
  good,
  unknown,
  wrong,
  type Check,
  type CheckName,
  type Finding,
  type Overruling,
} from "../checks";
import { writeMail } from "../compose";
import { listLinks, listPictures } from "../link-tree";
import { lookUpSender, lookUpTxt, type LookUp } from "../lookup-sender";
import { readUpdate } from "../markdown";
import { parityOf } from "../parity";
import { translatedLocales } from "../schema";
import { countPersonal } from "./count-personal";
import { isBehind } from "./get-draft";
import { getOutgoing } from "./get-outgoing";
import { hasPicture } from "./get-picture";
import { getWording } from "./get-wording";
import { published } from "./show-update";

type Findings = Record<CheckName, Finding[]>;

/**
 * Looks at an update as it stands: whatever is wrong has to be put right, or knowingly overruled, before it goes out.
 * Empty when there is no such update. It asks the name service, which may take a second and a half.
 */
export async function checkUpdate(updateId: string, lookUp: LookUp = lookUpTxt): Promise<Check[]> {
  const wording = await getWording(updateId);
  const row = wording && (await db.update.findUnique({ where: { id: updateId }, select: more }));
  if (!wording || !row) return [];
  const { content } = wording;
  const found = Object.fromEntries(checkNames.map((name) => [name, []])) as unknown as Findings;
  const personal = [];
  for (const locale of translatedLocales(content)) {
    const part = content[locale];
    const tested = row.subjects.filter((one) => one.locale === locale).map(({ subject }) => subject);
    const subjects = [part.subject, ...tested];
    const { tree } = readUpdate(part.body, { locale, siteUrl: siteUrl() });
    const mails = subjects.map((subject) => writeMail({ ...part, subject }, locale, wording));
    const { html, text } = mails[0]!;
    personal.push(...mails.flatMap((mail) => mail.personal));
    found.blanks.push(...checkBlanks(locale, part));
    found.links.push(...(await lookAtLinks(locale, [...listLinks(tree), ...listPictures(tree)], updateId)));
    found.text.push(...checkText(locale, text));
    found.size.push(...checkSize(locale, html, text));
    found.pictures.push(...checkPictures(locale, tree));
    // The same markup in both languages says the same; only what is wrong is worth saying twice.
    if (found.contrast.length === 0) found.contrast.push(...checkContrast(html));
    found.subject.push(...checkSubject(locale, part, subjects));
    found.phrases.push(...checkPhrases(locale, subjects, text));
  }
  found.languages.push(...checkLanguages(parityOf(content, isBehind(content, row.translations))));
  const [count, sender] = await Promise.all([countPersonal(updateId), lookAtSender(updateId, lookUp)]);
  if (count) found.personal.push(...checkPersonal(personal, count));
  found.sender.push(...sender);
  found["one-click"].push(lookAtOneClick());
  found["postal-address"].push(lookAtPostalAddress(wording.postalAddress));
  const overruled = row.overruled as Partial<Record<CheckName, Overruling>>;
  const names = await listStaffNames(Object.values(overruled).map(({ by }) => by));
  return checkNames.map((name) => {
    const kept = overruled[name];
    const who = kept && (names.get(kept.by) ?? "someone who has left");
    return checkOf(name, found[name], kept && who ? { ...kept, who } : null);
  });
}

const more = {
  overruled: true,
  translations: { select: { locale: true, revision: true } },
  subjects: { select: { locale: true, subject: true }, orderBy: { number: "asc" } },
} as const;

async function lookAtLinks(locale: Locale, urls: readonly string[], updateId: string): Promise<Finding[]> {
  const read = urls.map((url) => ({ url, link: readLink(url, siteUrl()) }));
  const own = read.flatMap(({ url, link }) => (link && "path" in link ? [{ url, link }] : []));
  const hosts = read.flatMap(({ link }) => (link && "host" in link ? [link.host] : []));
  const judged = await Promise.all(
    own.map(async ({ url, link }) => ({ url, found: await findOwn(link, updateId) })),
  );
  return checkLinks(locale, judged, hosts);
}

/** What the content does not know the database may: updates that went out, and members' pages. */
async function findOwn({ locale, path, anchor }: OwnLink, updateId: string): Promise<Found> {
  const found = findPage(locale, path, anchor);
  if (found !== "nothing") return found;
  const [, folder, slug = ""] = path.split("/");
  if (folder === "pictures") return (await hasPicture(path)) ? "page" : "nothing";
  const known =
    folder === "updates"
      ? await db.update.count({ where: { slug, OR: [published, { id: updateId }] } })
      : folder === "organizations"
        ? await db.organization.count({ where: { slug, listedAt: { not: null } } })
        : 0;
  return known > 0 ? "page" : "nothing";
}

async function lookAtSender(updateId: string, lookUp: LookUp): Promise<Finding[]> {
  const outgoing = await getOutgoing(updateId, "en", 1);
  const fromDomain = domainOf(outgoing?.from.address ?? "");
  if (!env.SMTP_URL)
    return [unknown("Mail is kept in the mailbox here and goes nowhere, so there is nothing to look up.")];
  if (!isPublicDomain(fromDomain))
    return [unknown(`Mail comes from ${fromDomain || "no domain"}, which is none on the Internet.`)];
  try {
    const signer = mailSigner();
    const domains = {
      fromDomain,
      // As in MAIL FROM of every message; which delivery it is makes no difference to its domain.
      envelopeDomain: domainOf(envelopeSender(updateId)) || fromDomain,
      signing: signer && { domain: signer.domain, record: signer.record },
    };
    return checkSender(domains, await lookUpSender(domains, lookUp));
  } catch (cause) {
    if (cause instanceof EnvError) return [wrong(cause.message)];
    throw cause;
  }
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf("@") + 1).toLowerCase();

/** RFC 8058, section 3.1: the address that is POSTed to is an https one. */
function lookAtOneClick(): Finding {
  const { protocol, hostname } = new URL(siteUrl());
  if (protocol === "https:")
    return good(
      "Every mail has the header that gives mail programs their own unsubscribe button (RFC 8058).",
    );
  return hostname === "localhost"
    ? unknown(
        "This site runs on this computer alone; in use it needs an address with https for the unsubscribe button.",
      )
    : wrong(
        `Mail programs show their unsubscribe button for addresses with https alone, and this site is at ${siteUrl()}.`,
      );
}

/** CAN-SPAM, 15 U.S.C. 7704(a)(5)(A)(iii). */
const lookAtPostalAddress = (address: string): Finding =>
  address
    ? good(`It stands in the foot of every update: ${address.replaceAll("\n", ", ")}.`)
    : wrong(
        "No postal address is settled. The law (CAN-SPAM) asks for one in mail to many; an admin writes it under Settings.",
      );
