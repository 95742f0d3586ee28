import { connectToDatabase } from "../connect";
import { countRows } from "./manifest";
import { manyRows, tellProgress } from "./progress";
import { restoreBackup, type Restored } from "./restore-backup";
import { refuseWithoutSecret, writeBackup } from "./write-backup";

// What the operator reads of a backup and a restore.

const size = (bytes: number): string =>
  bytes < 1e6
    ? `${Math.ceil(bytes / 1e3)} kB`
    : `${(bytes / 1e6).toLocaleString("en-US", { maximumFractionDigits: 1 })} MB`;

const took = (began: number): string => {
  const seconds = Math.max(1, Math.round((Date.now() - began) / 1000));
  return seconds === 1 ? "1 second" : `${seconds} seconds`;
};

const many = (count: number, one: string, several: string): string =>
  count === 1 ? `1 ${one}` : `${count.toLocaleString("en-US")} ${several}`;

/** npm run site -- backup FILE */
export async function tellBackup(file: string): Promise<void> {
  const [began, progress] = [Date.now(), tellProgress(process.stdout)];
  refuseWithoutSecret();
  const close = await connectToDatabase();
  try {
    const { file: whole, bytes, manifest } = await writeBackup(file, progress);
    progress.say(
      `Wrote ${whole}: ${manyRows(countRows(manifest))} of ${manifest.tables.length} tables and the secret, ${size(bytes)}, in ${took(began)}. It holds everybody's data: keep it where nobody else can read it.`,
    );
  } finally {
    await close();
  }
}

/** npm run site -- restore FILE */
export async function tellRestore(file: string, replace: boolean): Promise<void> {
  const [began, progress] = [Date.now(), tellProgress(process.stdout)];
  const restored = await restoreBackup(file, { replace }, progress);
  for (const sentence of closingWords(restored)) progress.say(sentence);
  progress.say(`It took ${took(began)}. Start the site: npm start.`);
}

/** What was done, and what staff have to decide before anything more goes out. */
export function closingWords({ manifest, rows, held, oldMail, migrated }: Restored): string[] {
  const made = manifest.made.replace(/T(\d\d:\d\d).*/, " $1 UTC");
  const words = [
    `Restored ${manyRows(rows)} of ${manifest.tables.length} tables, as they were on ${made}.`,
    `What happened after that is not in it: who joined, unsubscribed or was erased since, and what was sent.`,
  ];
  if (migrated.length > 0) words.push(`The database was brought up to date (${migrated.join(", ")}).`);
  if (held.paused > 0)
    words.push(
      `${many(held.paused, "update that was going out is", "updates that were going out are")} paused: staff resume or stop ${held.paused === 1 ? "it" : "each"}.`,
    );
  if (held.uncertain > 0)
    words.push(
      `${many(held.uncertain, "delivery that was being handed over is", "deliveries that were being handed over are")} uncertain, and never sent again by ${held.uncertain === 1 ? "itself" : "themselves"}.`,
    );
  if (held.drafts > 0)
    words.push(
      `${many(held.drafts, "update that waited for its hour is a draft", "updates that waited for their hour are drafts")} again: staff approve ${held.drafts === 1 ? "it" : "each"} anew if it has not gone out. Tell them.`,
    );
  if (oldMail > 0)
    words.push(
      `${many(oldMail, "single mail that had waited for more than a day is", "single mails that had waited for more than a day are")} not sent (/staff/outbox).`,
    );
  return words;
}
