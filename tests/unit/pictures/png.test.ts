import { expect, test, vi } from "vitest";
import { figureOf } from "@/lib/content/figures/figure";
import { cardSize, drawCard } from "@/lib/pictures/card";
import { toPng } from "@/lib/pictures/png";

test("a card becomes a PNG of its size, and nothing is fetched for signs that no font here has", async () => {
  const fetched = vi.spyOn(globalThis, "fetch");
  const card = drawCard({
    locale: "es",
    ground: "lupine",
    figure: figureOf("a seed", "lupine"),
    site: "Movimiento 🌻",
    title: "Niñez 加州 🌼",
  });
  const png = new DataView(await toPng(card, cardSize));
  expect(png.getUint32(0)).toBe(0x89504e47);
  expect([png.getUint32(16), png.getUint32(20)]).toEqual([1200, 630]);
  expect(fetched.mock.calls.map(([url]) => String(url)).filter((url) => /^https?:/.test(url))).toEqual([]);
  fetched.mockRestore();
}, 30_000);
