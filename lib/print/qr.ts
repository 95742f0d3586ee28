import { LRUCache } from "lru-cache";
import { encodeQR } from "qr";

/** A QR code drawn with lines: each run of dark modules is a stroke, one unit thick, in a square of `size`. */
export type QrCode = { size: number; runs: string };

/** The codes of addresses that were asked for: an address never gets another, and finding one is work. */
const known = new LRUCache<string, QrCode>({ max: 1000 });

/**
 * The QR code of an address (ISO/IEC 18004), short enough to stand in every page. Error correction M: 15 % of it may be
 * lost to a fold or a stain. The white around it, four modules wide, is for the page to leave.
 */
export function qrCode(address: string): QrCode {
  const code = known.get(address) ?? draw(address);
  known.set(address, code);
  return code;
}

function draw(address: string): QrCode {
  // The encoder leaves at least one module of white, which is cut off again.
  const rows = encodeQR(address, "raw", { ecc: "medium", border: 1 })
    .slice(1, -1)
    .map((row) => row.slice(1, -1));
  const runs = rows
    .map((row, y) => {
      let path = "";
      let end = 0;
      for (let x = row.indexOf(true); x !== -1; x = row.indexOf(true, end)) {
        const light = row.indexOf(false, x);
        // The first run of a row stands where it is, the others from the end of the one before.
        path += path === "" ? `M${x} ${y}.5` : `m${x - end} 0`;
        end = light === -1 ? row.length : light;
        path += `h${end - x}`;
      }
      return path;
    })
    .join("");
  return { size: rows.length, runs };
}
