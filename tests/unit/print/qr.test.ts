import decodeQR from "qr/decode.js";
import { expect, test } from "vitest";
import { qrCode } from "@/lib/print/qr";

const pixels = 4;
const quiet = 4;

/** The code as a phone sees it: black runs on white, four pixels a module. */
function photograph({ size, runs }: ReturnType<typeof qrCode>) {
  const width = (size + 2 * quiet) * pixels;
  const data = new Uint8Array(width * width * 4).fill(255);
  let [x, y] = [0, 0];
  for (const [, left, top, skip, run] of runs.matchAll(/M(\d+) (\d+)\.5|m(\d+) 0|h(\d+)/g)) {
    if (left !== undefined) [x, y] = [Number(left), Number(top)];
    x += Number(skip ?? 0);
    for (let column = 0; column < Number(run ?? 0) * pixels; column += 1) {
      for (let row = 0; row < pixels; row += 1) {
        const place = ((y + quiet) * pixels + row) * width + (x + quiet) * pixels + column;
        data.fill(0, place * 4, place * 4 + 3);
      }
    }
    x += Number(run ?? 0);
  }
  return { width, height: width, data };
}

test.each(["https://example.org/issues/stem/stem-network", `https://example.org/es/${"a".repeat(200)}`])(
  "a phone reads %s out of its code",
  (address) => expect(decodeQR(photograph(qrCode(address)))).toBe(address),
);

test("a code is short enough to stand in every page", () => {
  expect(qrCode("https://example.org/es/issues/stem/stem-network").runs.length).toBeLessThan(2000);
});
