import { createReadStream, existsSync } from "node:fs";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { OperatorError } from "@/lib/platform/errors";
import { DamagedError, unpack, type PackedFile } from "./archive";
import { MANIFEST, readManifest, SECRET, type Manifest } from "./manifest";

const notOurs = (file: string) =>
  new OperatorError(`${file} is no backup of this site's. Nothing was changed.`);

/** What a backup holds, in its order. @throws OperatorError where it is none, or not as it was written */
export async function* readBackup(file: string): AsyncGenerator<PackedFile> {
  if (!existsSync(file)) throw new OperatorError(`There is no file ${file}.`);
  const gunzip = createGunzip({ chunkSize: 256 * 1024 });
  // What fails in reading fails in whoever takes from here.
  pipeline(createReadStream(file), gunzip, () => {});
  let known = false;
  try {
    for await (const packed of unpack(gunzip)) {
      if (!known && packed.name !== MANIFEST) throw notOurs(file);
      known = true;
      yield packed;
    }
  } catch (cause) {
    const { code = "" } = cause as NodeJS.ErrnoException;
    if (!(cause instanceof DamagedError) && !code.startsWith("Z_")) throw cause;
    if (!known) throw notOurs(file);
    throw new OperatorError(
      `${file} is not as it was written: it is cut off, or something in it was changed. Nothing of it was restored. Take another copy, or another backup.`,
      { cause },
    );
  }
}

/**
 * Reads a backup to its end, so that it is known to be whole before anything is touched.
 * @throws OperatorError where it is none, or not as it was written
 */
export async function proveBackup(file: string): Promise<{ manifest: Manifest; secret: string }> {
  let [manifest, secret]: [Manifest | null, string] = [null, ""];
  for await (const { name, bytes } of readBackup(file)) {
    if (name === MANIFEST) manifest = readManifest(bytes.toString());
    if (name === SECRET) secret = bytes.toString().trim();
  }
  if (!manifest || !secret) throw notOurs(file);
  return { manifest, secret };
}
