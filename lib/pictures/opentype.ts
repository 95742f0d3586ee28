// Reads what pictures need of a font: which signs it has, their outlines, widths and kerning. A picture whose letters are
// outlines looks the same in every program. For static fonts with TrueType outlines; tables as in the OpenType
// specification 1.9 (cmap format 4, glyf, hmtx, GPOS pair adjustment).

/** One command of an outline in font units, y upwards: move, line, quadratic curve or close. */
export type Stroke =
  | { to: "M" | "L"; x: number; y: number }
  | { to: "Q"; cx: number; cy: number; x: number; y: number }
  | { to: "Z" };

/** A glyph is known by its number in the font; 0 stands for what the font does not have. */
export type Font = {
  unitsPerEm: number;
  /** How high capitals stand, in font units. */
  capHeight: number;
  glyphOf: (codePoint: number) => number;
  /** How far the next glyph is from this one, in font units. */
  advance: (glyph: number) => number;
  /** What two neighbours are moved together (negative) or apart, in font units. */
  kerning: (left: number, right: number) => number;
  outline: (glyph: number) => readonly Stroke[];
};

/**
 * Opens a font.
 * @throws RangeError when the bytes are not such a font
 */
export function openFont(bytes: Uint8Array): Font {
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<string, number>();
  for (let entry = 12; entry < 12 + data.getUint16(4) * 16; entry += 16) {
    const tag = String.fromCharCode(...bytes.subarray(entry, entry + 4));
    tables.set(tag, data.getUint32(entry + 8));
  }
  const table = (tag: string): number => {
    const start = tables.get(tag);
    if (start === undefined) throw new RangeError(`the font has no table "${tag}"`);
    return start;
  };
  const widths = data.getUint16(table("hhea") + 34);
  const outlines = new Map<number, readonly Stroke[]>();
  return {
    unitsPerEm: data.getUint16(table("head") + 18),
    capHeight: data.getInt16(table("OS/2") + 88),
    glyphOf: readSigns(data, table("cmap")),
    advance: (glyph) => data.getUint16(table("hmtx") + Math.min(glyph, widths - 1) * 4),
    kerning: tables.has("GPOS") ? readKerning(data, table("GPOS")) : () => 0,
    outline: (glyph) => {
      const known = outlines.get(glyph) ?? readOutline(data, table, glyph);
      outlines.set(glyph, known);
      return known;
    },
  };
}

/** The Unicode signs of the basic plane (cmap, platform 3, encoding 1, format 4). */
function readSigns(data: DataView, cmap: number): Font["glyphOf"] {
  const records = Array.from({ length: data.getUint16(cmap + 2) }, (_, index) => cmap + 4 + index * 8);
  const record = records.find((at) => data.getUint16(at) === 3 && data.getUint16(at + 2) === 1);
  const map = record === undefined ? -1 : cmap + data.getUint32(record + 4);
  if (map < 0 || data.getUint16(map) !== 4) throw new RangeError("the font's signs are not in format 4");
  const size = data.getUint16(map + 6);
  const [ends, starts, deltas, ranges] = [14, 16 + size, 16 + size * 2, 16 + size * 3].map((at) => map + at);
  const known = new Map<number, number>();
  for (let segment = 0; segment < size; segment += 2) {
    const start = data.getUint16((starts ?? 0) + segment);
    const end = data.getUint16((ends ?? 0) + segment);
    const delta = data.getUint16((deltas ?? 0) + segment);
    const at = (ranges ?? 0) + segment;
    const range = data.getUint16(at);
    for (let sign = start; sign <= end && sign < 0xffff; sign += 1) {
      const listed = range === 0 ? sign : data.getUint16(at + range + (sign - start) * 2);
      if (listed !== 0) known.set(sign, (listed + delta) & 0xffff);
    }
  }
  return (codePoint) => known.get(codePoint) ?? 0;
}

/** Which class each glyph is in, or its place in a coverage table: both are lists or ranges of glyphs. */
function readGlyphs(data: DataView, at: number, kind: "coverage" | "class"): Map<number, number> {
  const glyphs = new Map<number, number>();
  const format = data.getUint16(at);
  if (format === 1 && kind === "class") {
    const first = data.getUint16(at + 2);
    for (let n = 0; n < data.getUint16(at + 4); n += 1) glyphs.set(first + n, data.getUint16(at + 6 + n * 2));
  } else if (format === 1) {
    for (let n = 0; n < data.getUint16(at + 2); n += 1) glyphs.set(data.getUint16(at + 4 + n * 2), n);
  } else {
    for (let n = 0; n < data.getUint16(at + 2); n += 1) {
      const [first, last, value] = [0, 2, 4].map((field) => data.getUint16(at + 4 + n * 6 + field));
      for (let glyph = first ?? 1; glyph <= (last ?? 0); glyph += 1) {
        glyphs.set(glyph, (value ?? 0) + (kind === "coverage" ? glyph - (first ?? 0) : 0));
      }
    }
  }
  return glyphs;
}

const X_ADVANCE = 4;
const bits = (mask: number) => mask.toString(2).replaceAll("0", "").length;

/** The pairs of the feature "kern". In each lookup the first table that names the left glyph decides. */
function readKerning(data: DataView, gpos: number): Font["kerning"] {
  const [features, lookups] = [gpos + data.getUint16(gpos + 6), gpos + data.getUint16(gpos + 8)];
  const wanted = new Set<number>();
  for (let n = 0; n < data.getUint16(features); n += 1) {
    const record = features + 2 + n * 6;
    if (data.getUint32(record) !== 0x6b65726e) continue;
    const feature = features + data.getUint16(record + 4);
    for (let each = 0; each < data.getUint16(feature + 2); each += 1)
      wanted.add(data.getUint16(feature + 4 + each * 2));
  }
  const tables = [...wanted].map((number) => {
    const lookup = lookups + data.getUint16(lookups + 2 + number * 2);
    if (data.getUint16(lookup) !== 2) return [];
    const count = data.getUint16(lookup + 4);
    return Array.from({ length: count }, (_, n) =>
      readPairs(data, lookup + data.getUint16(lookup + 6 + n * 2)),
    );
  });
  return (left, right) => {
    let moved = 0;
    for (const lookup of tables)
      moved += lookup.map((pairs) => pairs(left, right)).find((by) => by !== null) ?? 0;
    return moved;
  };
}

/** One table of pairs: null for a pair it says nothing about. */
function readPairs(data: DataView, at: number): (left: number, right: number) => number | null {
  const coverage = readGlyphs(data, at + data.getUint16(at + 2), "coverage");
  const [mask, other] = [data.getUint16(at + 4), data.getUint16(at + 6)];
  const size = (bits(mask) + bits(other)) * 2;
  // How far into its values a pair's advance lies: placements come before it.
  const field = bits(mask & (X_ADVANCE - 1)) * 2;
  const advance = (values: number) => (mask & X_ADVANCE ? data.getInt16(values + field) : 0);
  if (data.getUint16(at) === 1) {
    const sets = new Map<number, number>();
    for (const [left, index] of coverage) {
      const set = at + data.getUint16(at + 10 + index * 2);
      for (let n = 0; n < data.getUint16(set); n += 1) {
        const pair = set + 2 + n * (2 + size);
        sets.set(left * 0x10000 + data.getUint16(pair), advance(pair + 2));
      }
    }
    return (left, right) => sets.get(left * 0x10000 + right) ?? null;
  }
  const first = readGlyphs(data, at + data.getUint16(at + 8), "class");
  const second = readGlyphs(data, at + data.getUint16(at + 10), "class");
  const columns = data.getUint16(at + 14);
  return (left, right) => {
    if (!coverage.has(left)) return null;
    const cell = (first.get(left) ?? 0) * columns + (second.get(right) ?? 0);
    return advance(at + 16 + cell * size);
  };
}

type Dot = { x: number; y: number; on: boolean };

function readOutline(data: DataView, table: (tag: string) => number, glyph: number): Stroke[] {
  return readContours(data, table, glyph).flatMap(toStrokes);
}

/** The contours of a glyph, those it is put together from included. */
function readContours(data: DataView, table: (tag: string) => number, glyph: number): Dot[][] {
  const long = data.getInt16(table("head") + 50) === 1;
  const place = (number: number) =>
    table("glyf") +
    (long ? data.getUint32(table("loca") + number * 4) : data.getUint16(table("loca") + number * 2) * 2);
  const at = place(glyph);
  if (at === place(glyph + 1)) return [];
  const count = data.getInt16(at);
  return count >= 0 ? readSimple(data, at + 10, count) : readComposite(data, at + 10, table);
}

function readSimple(data: DataView, at: number, count: number): Dot[][] {
  const ends = Array.from({ length: count }, (_, n) => data.getUint16(at + n * 2));
  const total = (ends.at(-1) ?? -1) + 1;
  let byte = at + count * 2 + 2 + data.getUint16(at + count * 2);
  const flags: number[] = [];
  while (flags.length < total) {
    const flag = data.getUint8(byte++);
    const times = flag & 8 ? data.getUint8(byte++) + 1 : 1;
    for (let n = 0; n < times; n += 1) flags.push(flag);
  }
  const coordinates = (short: number, same: number): number[] => {
    let value = 0;
    return flags.map((flag) => {
      if (flag & short) value += (flag & same ? 1 : -1) * data.getUint8(byte++);
      else if (!(flag & same)) {
        value += data.getInt16(byte);
        byte += 2;
      }
      return value;
    });
  };
  const xs = coordinates(2, 16);
  const ys = coordinates(4, 32);
  const dots = flags.map((flag, n) => ({ x: xs[n] ?? 0, y: ys[n] ?? 0, on: (flag & 1) === 1 }));
  return ends.map((end, n) => dots.slice(n === 0 ? 0 : (ends[n - 1] ?? 0) + 1, end + 1));
}

function readComposite(data: DataView, start: number, table: (tag: string) => number): Dot[][] {
  const contours: Dot[][] = [];
  for (let at = start, more = true; more;) {
    const [flags, part] = [data.getUint16(at), data.getUint16(at + 2)];
    const words = (flags & 1) !== 0;
    const dx = words ? data.getInt16(at + 4) : data.getInt8(at + 4);
    const dy = words ? data.getInt16(at + 6) : data.getInt8(at + 5);
    at += words ? 8 : 6;
    const fraction = () => data.getInt16((at += 2) - 2) / 0x4000;
    let [xx, xy, yx, yy] = [1, 0, 0, 1];
    if (flags & 0x08) xx = yy = fraction();
    else if (flags & 0x40) [xx, yy] = [fraction(), fraction()];
    else if (flags & 0x80) [xx, xy, yx, yy] = [fraction(), fraction(), fraction(), fraction()];
    for (const contour of readContours(data, table, part)) {
      contours.push(
        contour.map(({ x, y, on }) => ({ x: x * xx + y * yx + dx, y: x * xy + y * yy + dy, on })),
      );
    }
    more = (flags & 0x20) !== 0;
  }
  return contours;
}

const between = (a: Dot, b: Dot): Dot => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, on: true });

/** A closed contour as strokes: between two dots off the curve lies one on it. */
function toStrokes(contour: Dot[]): Stroke[] {
  const [first, last] = [contour[0], contour.at(-1)];
  if (!first || !last) return [];
  const start = first.on ? first : last.on ? last : between(first, last);
  const strokes: Stroke[] = [{ to: "M", x: start.x, y: start.y }];
  const rest = first.on ? contour.slice(1) : contour;
  let off: Dot | null = null;
  for (const dot of [...rest, start]) {
    if (dot.on && off) strokes.push({ to: "Q", cx: off.x, cy: off.y, x: dot.x, y: dot.y });
    else if (dot.on) {
      if (dot !== start) strokes.push({ to: "L", x: dot.x, y: dot.y });
    } else if (off) {
      const { x, y } = between(off, dot);
      strokes.push({ to: "Q", cx: off.x, cy: off.y, x, y });
    }
    off = dot.on ? null : dot;
  }
  return [...strokes, { to: "Z" }];
}
