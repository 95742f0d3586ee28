import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { drawLogo } from "@/lib/pictures/logo";
import { LARGEST_LOGO } from "@/lib/pictures/schema";
import { fail } from "@/lib/platform/result";

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#3a32b8" } });

/** A PNG that says it is of a size and holds next to nothing (a "decompression bomb"). */
function bomb(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const crc = Buffer.alloc(4);
    crc.writeUInt32BE(crcOf(body));
    return Buffer.concat([length, body, crc]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(Buffer.alloc(100_000))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** CRC-32 as PNG has it (ISO 3309). */
function crcOf(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

describe("a logo is drawn anew", () => {
  test.each(["png", "jpeg", "webp"] as const)("from a %s, as a PNG of at most 512 pixels", async (format) => {
    const drawn = await drawLogo(await picture(1600, 400).toFormat(format).toBuffer());
    if (!drawn.ok) throw new Error(drawn.reason);
    expect(drawn.value).toMatchObject({ width: 512, height: 128 });
    expect(drawn.value.print).toMatch(/^[0-9a-f]{16}$/);
    expect((await sharp(drawn.value.png).metadata()).format).toBe("png");
  });

  test("without what a camera wrote into it, and upright", async () => {
    const photo = await picture(200, 100)
      .withExif({ IFD0: { Artist: "Ana Secreta" }, IFD3: { GPSLatitudeRef: "N" } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect((await sharp(photo).metadata()).exif).toBeDefined();
    const drawn = await drawLogo(photo);
    if (!drawn.ok) throw new Error(drawn.reason);
    const { exif, orientation, xmp, icc } = await sharp(drawn.value.png).metadata();
    expect([exif, orientation, xmp, icc]).toEqual([undefined, undefined, undefined, undefined]);
    expect(drawn.value).toMatchObject({ width: 100, height: 200 });
    expect(drawn.value.png.includes("Secreta")).toBe(false);
  });

  test("small as it is, with what is see-through", async () => {
    const glass = sharp({ create: { width: 48, height: 48, channels: 4, background: "#0000" } });
    const drawn = await drawLogo(await glass.png().toBuffer());
    if (!drawn.ok) throw new Error(drawn.reason);
    expect(drawn.value).toMatchObject({ width: 48, height: 48 });
    expect((await sharp(drawn.value.png).metadata()).hasAlpha).toBe(true);
  });
});

describe("what is none is refused with its reason", () => {
  const svg = `<?xml version="1.0"?><!-- a --><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`;
  test.each([
    ["nothing", Buffer.alloc(0), "empty"],
    ["words", Buffer.from("hello"), "not-a-picture"],
    ["a drawing that could hold a program", Buffer.from(svg), "svg"],
    ["a page that says it is a picture", Buffer.from("\x89PNG\r\n\x1a\n<script>", "latin1"), "not-a-picture"],
    ["the beginning of one", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), "not-a-picture"],
    ["a small file that unfolds to a very large picture", bomb(50_000, 50_000), "too-many-pixels"],
    ["one that says more than it holds", bomb(2000, 2000), "not-a-picture"],
    ["a large file", Buffer.alloc(LARGEST_LOGO + 1, 0xff), "too-large"],
  ] as const)("%s", async (_, bytes, reason) => {
    expect(await drawLogo(bytes)).toEqual(fail(reason));
  });

  test("a dot, a GIF and a TIFF", async () => {
    expect(await drawLogo(await picture(10, 10).png().toBuffer())).toEqual(fail("too-small"));
    expect(await drawLogo(await picture(64, 64).gif().toBuffer())).toEqual(fail("not-a-picture"));
    expect(await drawLogo(await picture(64, 64).tiff().toBuffer())).toEqual(fail("not-a-picture"));
  });
});
