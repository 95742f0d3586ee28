import sharp from "sharp";
import { expect, test } from "vitest";
import { drawPhoto } from "@/lib/pictures/photo";
import { LARGEST_PHOTO } from "@/lib/pictures/schema";
import { fail } from "@/lib/platform/result";

const flat = (width: number, height: number, background: string | { r: number; g: number; b: number }) =>
  sharp({ create: { width, height, channels: 3, background } });

/** As busy as a photograph: noise, of which PNG makes nothing small. */
const photograph = (width: number, height: number) =>
  sharp({
    create: {
      ...{ width, height, channels: 3, background: "#808080" },
      noise: { type: "gaussian", mean: 128, sigma: 40 },
    },
  });

const drawn = async (bytes: Buffer) => {
  const result = await drawPhoto(bytes);
  if (!result.ok) throw new Error(result.reason);
  return result.value;
};

test("a photograph becomes a JPEG as wide as a mail shows it on a fine screen", async () => {
  const photo = await drawn(await photograph(3000, 2000).jpeg().toBuffer());
  expect(photo).toMatchObject({ type: "image/jpeg", width: 1056, height: 704 });
  expect(photo.print).toMatch(/^[0-9a-f]{16}$/);
  expect(await sharp(photo.bytes).metadata()).toMatchObject({ format: "jpeg", width: 1056, height: 704 });
});

test("a drawing of few colours stays a PNG, small as it is", async () => {
  const bars = await flat(300, 200, "#ffd23f")
    .composite([{ input: await flat(100, 200, "#17143d").png().toBuffer(), left: 20, top: 0 }])
    .webp({ lossless: true })
    .toBuffer();
  expect(await drawn(bars)).toMatchObject({ type: "image/png", width: 300, height: 200 });
});

test("nothing that a camera wrote is kept, and it stands upright", async () => {
  const photo = await photograph(1200, 600)
    .withExif({ IFD0: { Artist: "Ana Secreta" }, IFD3: { GPSLatitudeRef: "N" } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const { bytes, width, height } = await drawn(photo);
  expect([width, height]).toEqual([600, 1200]);
  const { exif, orientation, xmp, icc } = await sharp(bytes).metadata();
  expect([exif, orientation, xmp, icc]).toEqual([undefined, undefined, undefined, undefined]);
  expect(bytes.includes("Secreta")).toBe(false);
});

test("what is transparent becomes white, for mail that is read in the dark", async () => {
  const glass = sharp({ create: { width: 64, height: 64, channels: 4, background: "#0000" } });
  const { bytes } = await drawn(await glass.png().toBuffer());
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  expect(info.channels).toBe(3);
  expect([...new Set(data)]).toEqual([255]);
});

test("the same picture has the same name each time", async () => {
  const bytes = await flat(100, 80, "#3a32b8").png().toBuffer();
  expect((await drawn(bytes)).print).toBe((await drawn(bytes)).print);
});

test.each([
  ["nothing", Buffer.alloc(0), "empty"],
  ["words", Buffer.from("hello"), "not-a-picture"],
  ["a drawing that could hold a program", Buffer.from("<svg onload='alert(1)'/>"), "svg"],
  ["a large file", Buffer.alloc(LARGEST_PHOTO + 1, 0xff), "too-large"],
] as const)("%s is refused with its reason", async (_, bytes, reason) => {
  expect(await drawPhoto(bytes)).toEqual(fail(reason));
});

test("so is a dot", async () => {
  expect(await drawPhoto(await flat(39, 400, "#fff").png().toBuffer())).toEqual(fail("too-small"));
});
