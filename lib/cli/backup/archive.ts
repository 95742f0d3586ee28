import { createHash } from "node:crypto";
import { OperatorError } from "@/lib/platform/errors";

// The form of a backup: a tar archive (POSIX ustar), so that any machine can look into one. Tables are cut into pieces,
// for a tar names each file's size before the file; and the last file, SHA256SUMS, is what `sha256sum -c` reads.

export type PackedFile = { name: string; bytes: Buffer };

const BLOCK = 512;
/** The largest file that is written, in bytes. Each is in memory as a whole. */
export const PIECE = 1024 * 1024;
/** The largest that is read: the list of checksums grows with the backup. */
const MOST = 16 * PIECE;
const SUMS = "SHA256SUMS";
const FIELDS = { mode: [100, 8], uid: [108, 8], gid: [116, 8], size: [124, 12], mtime: [136, 12] } as const;

/** An archive that is not as it was written. */
export class DamagedError extends OperatorError {}

const damaged = () => new DamagedError("it is cut off, or something in it was changed");

function writeHeader(name: string, size: number, at: Date): Buffer {
  const header = Buffer.alloc(BLOCK);
  header.write(name, 0, 100);
  const values = { mode: 0o600, uid: 0, gid: 0, size, mtime: Math.floor(at.getTime() / 1000) };
  for (const [field, [from, length]] of Object.entries(FIELDS))
    header.write(values[field as keyof typeof FIELDS].toString(8).padStart(length - 1, "0"), from);
  header.write("0", 156);
  header.write("ustar\u000000", 257, "latin1");
  header.write(`${checksumOf(header).toString(8).padStart(6, "0")}\0 `, 148, "latin1");
  return header;
}

/** The sum of a header's bytes, those of the sum itself taken as spaces. */
const checksumOf = (header: Buffer): number =>
  header.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 32 : byte), 0);

const readOctal = (header: Buffer, from: number, length: number): number =>
  Number.parseInt(header.toString("latin1", from, from + length), 8);

function readHeader(header: Buffer): { name: string; size: number } {
  const name = header.toString("utf8", 0, header.indexOf(0));
  const size = readOctal(header, ...FIELDS.size);
  if (readOctal(header, 148, 8) !== checksumOf(header) || !(size <= MOST)) throw damaged();
  return { name, size };
}

const paddingOf = (size: number): number => (BLOCK - (size % BLOCK)) % BLOCK;

const hash = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

/** An archive of files, each of which is written before the next is asked for. */
export async function* pack(files: AsyncIterable<PackedFile>, at: Date): AsyncGenerator<Buffer> {
  const sums: string[] = [];
  const write = ({ name, bytes }: PackedFile) => [
    writeHeader(name, bytes.length, at),
    bytes,
    Buffer.alloc(paddingOf(bytes.length)),
  ];
  for await (const file of files) {
    sums.push(`${hash(file.bytes)}  ${file.name}\n`);
    yield* write(file);
  }
  yield* write({ name: SUMS, bytes: Buffer.from(sums.join("")) });
  yield Buffer.alloc(2 * BLOCK);
}

/**
 * The files of an archive, in their order. What it says of itself is proved only when the last has been read.
 * @throws DamagedError where it is not what `pack` wrote; what reading the archive throws
 */
export async function* unpack(archive: AsyncIterable<Buffer>): AsyncGenerator<PackedFile> {
  const chunks = archive[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  const take = async (length: number): Promise<Buffer> => {
    const parts: Buffer[] = [held];
    let there = held.length;
    while (there < length) {
      const next = await chunks.next();
      if (next.done) throw damaged();
      parts.push(next.value);
      there += next.value.length;
    }
    const all = parts.length === 1 ? held : Buffer.concat(parts, there);
    held = all.subarray(length);
    return all.subarray(0, length);
  };
  try {
    let sums = "";
    for (;;) {
      const { name, size } = readHeader(await take(BLOCK));
      const bytes = await take(size);
      await take(paddingOf(size));
      if (name === SUMS) {
        if (bytes.toString() !== sums) throw damaged();
        break;
      }
      sums += `${hash(bytes)}  ${name}\n`;
      yield { name, bytes };
    }
    // To the very end, where a compressed file has a sum of its own.
    while (!(await chunks.next()).done);
  } finally {
    await chunks.return?.();
  }
}
