import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { DamagedError, pack, unpack, type PackedFile } from "@/lib/cli/backup/archive";

const AT = new Date("2026-11-20T03:00:00Z");

const all = async <T>(from: AsyncIterable<T>): Promise<T[]> => {
  const items: T[] = [];
  for await (const item of from) items.push(item);
  return items;
};

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

const packed = async (files: readonly PackedFile[]) => Buffer.concat(await all(pack(each(files), AT)));

/** The same bytes in pieces of any size. */
async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const someFiles = fc.uniqueArray(
  fc.record({
    name: fc.stringMatching(/^[a-z_]{1,20}\/[0-9]{6}\.copy$/),
    bytes: fc.uint8Array({ maxLength: 2000 }).map((bytes) => Buffer.from(bytes)),
  }),
  { selector: ({ name }) => name, maxLength: 5 },
);

test("what was packed comes out as it was, however it is read", async () => {
  await fc.assert(
    fc.asyncProperty(someFiles, fc.integer({ min: 1, max: 3000 }), async (files, size) => {
      expect(await all(unpack(inPieces(await packed(files), size)))).toEqual(files);
    }),
    { numRuns: 50 },
  );
});

test("an archive that is cut off anywhere is not taken for a whole one", async () => {
  await fc.assert(
    fc.asyncProperty(someFiles, fc.double({ min: 0, max: 1, noNaN: true }), async (files, share) => {
      const whole = await packed(files);
      // The last two blocks only say that nothing follows.
      const cut = whole.subarray(0, Math.floor(share * (whole.length - 1024 - 1)));
      await expect(all(unpack(inPieces(cut, 1000)))).rejects.toThrow(DamagedError);
    }),
    { numRuns: 50 },
  );
});

test("a byte that is another one is noticed, or says nothing that anybody reads", async () => {
  const files = [{ name: "tables/person/000001.copy", bytes: Buffer.alloc(500, "a") }];
  const whole = await packed(files);
  for (let at = 0; at < whole.length; at++) {
    const changed = Buffer.from(whole);
    changed[at]! ^= 1;
    const read = await all(unpack(inPieces(changed, 4096))).catch((cause: unknown) => cause);
    if (read instanceof DamagedError) continue;
    const [first, ...more] = read as PackedFile[];
    // A matcher would take its time for each of a thousand.
    const same = first?.name === files[0]!.name && first.bytes.equals(files[0]!.bytes) && more.length === 0;
    expect(same, `byte ${at}`).toBe(true);
  }
});

test("tar and sha256sum, which other machines have, read it too", async () => {
  const folder = mkdtempSync(join(tmpdir(), "backup-"));
  try {
    const text = "Ñandú\t\\N\n";
    writeFileSync(
      join(folder, "it.tar"),
      await packed([{ name: "tables/a/000001.copy", bytes: Buffer.from(text) }]),
    );
    execFileSync("tar", ["-xf", "it.tar"], { cwd: folder });
    expect(readFileSync(join(folder, "tables/a/000001.copy"), "utf8")).toBe(text);
    expect(readFileSync(join(folder, "SHA256SUMS"), "utf8")).toMatch(
      /^[0-9a-f]{64} {2}tables\/a\/000001\.copy\n$/,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});
