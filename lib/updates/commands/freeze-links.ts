import type { Tx } from "@/lib/platform/db";
import { siteUrl } from "@/lib/platform/env";
import { readSetting } from "@/lib/platform/settings";
import { DECOY, isCountable } from "../clicks/links";
import { listLinks } from "../link-tree";
import { readUpdate } from "../markdown";
import { getWording } from "../queries/get-wording";
import { translatedLocales } from "../schema";
import { updateSettings } from "../settings";

/**
 * Settles, with everything else that is frozen when a send is confirmed, whether an update's links are counted: then each
 * link of its words gets a number. What the setting becomes later changes nothing for it.
 */
export async function freezeLinks(tx: Tx, updateId: string): Promise<void> {
  const { clicks } = await readSetting(updateSettings);
  const wording = clicks && (await getWording(updateId, tx));
  if (!wording) return;
  const data = translatedLocales(wording.content).flatMap((locale) => {
    const { tree } = readUpdate(wording.content[locale].body, { locale, siteUrl: siteUrl() });
    // The decoy's row is there even where the words hold no link: rows say that links are counted.
    return [DECOY, ...listLinks(tree).filter(isCountable)].map((url) => ({ updateId, locale, url }));
  });
  await tx.updateLink.createMany({ data, skipDuplicates: true });
}
