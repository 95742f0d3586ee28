// Makes public/fonts/bricolage-grotesque.woff2: the signs and weights that pages set, with one kerning for all weights.
// How to run it: README.md beside it.
import { readFileSync, writeFileSync } from "node:fs";
import fontverter from "fontverter";
import subsetFont from "subset-font";

const source =
  "node_modules/@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-opsz-normal.woff2";
// What English and Spanish are written with, French and Portuguese names, and the signs that pages set.
const signs =
  " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~" +
  "\u00a0¡¢©®ª«°º²³·»¿ÁÉÍÑÓÚÜáéíñóúüÀÂÇÈÊÔàâäãåçèêëìîïòôöõøùûý–—‘’“”•…€№→×−½¼¾\u202f\u2009\u00ad";
/** Where between the lightest (0) and the heaviest weight (1) the one kerning is taken. */
const BETWEEN = 0.4;
/** Kerning is rounded to this many units of 1,000, and left out below LEAST. */
const STEP = 2;
const LEAST = 4;

const subset = await subsetFont(readFileSync(source), signs, {
  targetFormat: "woff2",
  variationAxes: { opsz: 32, wght: { min: 400, max: 800 } },
  noHinting: true,
  keepFeatures: ["kern", "liga", "mark", "ccmp", "locl", "tnum"],
});
const tables = tablesOf(await fontverter.convert(subset, "truetype"));
const glyphs = tables.maxp.readUInt16BE(4);
tables.GPOS = oneKerning(kerningOf(tables));
delete tables.GDEF;
writeFileSync("bricolage-grotesque.woff2", await fontverter.convert(sfntOf(tables), "woff2"));

function tablesOf(sfnt) {
  const found = {};
  for (let i = 0; i < sfnt.readUInt16BE(4); i += 1) {
    const at = 12 + 16 * i;
    const from = sfnt.readUInt32BE(at + 8);
    found[sfnt.toString("latin1", at, at + 4)] = sfnt.subarray(from, from + sfnt.readUInt32BE(at + 12));
  }
  return found;
}

/** The kerning of every two glyphs, read from all pair lookups (OpenType 1.9, GPOS lookup type 2), first come first. */
function kerningOf({ GPOS, GDEF }) {
  const u16 = (at) => GPOS.readUInt16BE(at);
  const kerning = Array.from({ length: glyphs }, () => new Int16Array(glyphs));
  const settled = new Set();
  const deltas = GDEF.readUInt32BE(14);
  const deltaOf = (outer, inner) => {
    const data = deltas + GDEF.readUInt32BE(deltas + 8 + 4 * outer);
    const [words, regions] = [GDEF.readUInt16BE(data + 2) & 0x7fff, GDEF.readUInt16BE(data + 4)];
    const row = data + 6 + 2 * regions + inner * (words + regions);
    return words > 0 ? GDEF.readInt16BE(row) : GDEF.readInt8(row);
  };
  const bits = (format) => [...format.toString(2)].filter((bit) => bit === "1").length;
  for (const start of subtablesOf(GPOS)) {
    const [format, first, second] = [u16(start), u16(start + 4), u16(start + 6)];
    const size = 2 * (bits(first) + bits(second));
    const valueAt = (at) => {
      const advance = at + 2 * bits(first & 3);
      if (!(first & 4)) return 0;
      const device = first & 0x40 ? u16(at + 2 * bits(first & 0x3f)) : 0;
      const varies = device > 0 && u16(start + device + 4) === 0x8000;
      const delta = varies ? deltaOf(u16(start + device), u16(start + device + 2)) : 0;
      return GPOS.readInt16BE(advance) + BETWEEN * delta;
    };
    const found = new Map();
    const left = coverageOf(GPOS, start + u16(start + 2));
    if (format === 1)
      left.forEach((glyph, i) => {
        const set = start + u16(start + 10 + 2 * i);
        for (let k = 0; k < u16(set); k += 1) {
          const at = set + 2 + k * (2 + size);
          found.set(glyph * 65536 + u16(at), valueAt(at + 2));
        }
      });
    else {
      const [lefts, rights] = [
        classesOf(GPOS, start + u16(start + 8)),
        classesOf(GPOS, start + u16(start + 10)),
      ];
      const across = u16(start + 14);
      for (const glyph of left)
        for (let right = 0; right < glyphs; right += 1) {
          const cell = (lefts.get(glyph) ?? 0) * across + (rights.get(right) ?? 0);
          found.set(glyph * 65536 + right, valueAt(start + 16 + cell * size));
        }
    }
    for (const [pair, value] of found) {
      if (settled.has(pair)) continue;
      settled.add(pair);
      kerning[pair >>> 16][pair & 65535] = Math.abs(value) < LEAST ? 0 : Math.round(value / STEP) * STEP;
    }
  }
  return kerning;
}

/** Where the pair subtables begin, those behind an extension (type 9) too. */
function subtablesOf(gpos) {
  const lookups = gpos.readUInt16BE(8);
  const starts = [];
  for (let i = 0; i < gpos.readUInt16BE(lookups); i += 1) {
    const lookup = lookups + gpos.readUInt16BE(lookups + 2 + 2 * i);
    for (let k = 0; k < gpos.readUInt16BE(lookup + 4); k += 1) {
      const at = lookup + gpos.readUInt16BE(lookup + 6 + 2 * k);
      const type = gpos.readUInt16BE(lookup);
      if (type === 2) starts.push(at);
      if (type === 9 && gpos.readUInt16BE(at + 2) === 2) starts.push(at + gpos.readUInt32BE(at + 4));
    }
  }
  return starts;
}

function coverageOf(table, at) {
  const count = table.readUInt16BE(at + 2);
  const covered = [];
  for (let i = 0; i < count; i += 1) {
    const entry = at + 4 + (table.readUInt16BE(at) === 1 ? 2 : 6) * i;
    const last = table.readUInt16BE(at) === 1 ? entry : entry + 2;
    for (let glyph = table.readUInt16BE(entry); glyph <= table.readUInt16BE(last); glyph += 1)
      covered.push(glyph);
  }
  return covered;
}

function classesOf(table, at) {
  const classes = new Map();
  const u16 = (where) => table.readUInt16BE(where);
  if (u16(at) === 1)
    for (let i = 0; i < u16(at + 4); i += 1) classes.set(u16(at + 2) + i, u16(at + 6 + 2 * i));
  else
    for (let i = 0; i < u16(at + 2); i += 1) {
      const range = at + 4 + 6 * i;
      for (let glyph = u16(range); glyph <= u16(range + 2); glyph += 1) classes.set(glyph, u16(range + 4));
    }
  return classes;
}

/** A GPOS table with one feature, `kern`, and one matrix of classes in it: glyphs with equal kerning are one class. */
function oneKerning(kerning) {
  const all = [...kerning.keys()];
  const moved = all.filter((glyph) => kerning[glyph].some(Boolean));
  const columnOf = (glyph) => kerning.map((row) => row[glyph]);
  const rows = classed(moved, (glyph) => kerning[glyph]);
  const columns = classed(all, columnOf, new Array(glyphs).fill(0));
  const matrix = rows.list.flatMap((row) =>
    columns.list.map((column) => (column.glyph < 0 ? 0 : kerning[row.glyph][column.glyph])),
  );
  const covered = ranges(moved, () => 0);
  let index = 0;
  const indexed = covered.flatMap(([from, to]) => {
    const range = [from, to, index];
    index += to - from + 1;
    return range;
  });
  const coverage =
    moved.length < 3 * covered.length ? u16s(1, moved.length, ...moved) : u16s(2, covered.length, ...indexed);
  const left = classTable(moved, rows.classOf);
  const right = classTable(all.filter(columns.classOf), columns.classOf);
  const body = u16s(...matrix);
  const first = 16 + body.length;
  const second = first + coverage.length;
  const pairs = Buffer.concat([
    u16s(2, first, 4, 0, second, second + left.length, rows.list.length, columns.list.length),
    ...[body, coverage, left, right],
  ]);
  const lookups = Buffer.concat([u16s(1, 4, 2, 0, 1, 8), pairs]);
  const features = Buffer.concat([u16s(1), Buffer.from("kern"), u16s(8, 0, 1, 0)]);
  const scripts = Buffer.concat([
    ...[u16s(2), Buffer.from("DFLT"), u16s(14), Buffer.from("latn"), u16s(14)],
    u16s(4, 0, 0, 0xffff, 1, 0),
  ]);
  const head = u16s(1, 0, 10, 10 + scripts.length, 10 + scripts.length + features.length);
  return Buffer.concat([head, scripts, features, lookups]);
}

/** Glyphs with equal values as classes, like beside like (which packs better); `none` is class 0 where it is given. */
function classed(members, valuesOf, none) {
  const byValues = new Map(none ? [[none.join(), { glyph: -1, values: none }]] : []);
  const of = new Map();
  for (const glyph of members) {
    const values = valuesOf(glyph);
    const key = values.join();
    if (!byValues.has(key)) byValues.set(key, { glyph, values });
    of.set(glyph, byValues.get(key));
  }
  const [zero, ...others] = none ? byValues.values() : [undefined, ...byValues.values()];
  const left = new Set(others.slice(1));
  const list = others.slice(0, 1);
  while (left.size > 0) {
    const { values } = list.at(-1);
    const differ = (one) => one.values.reduce((sum, value, i) => sum + (value === values[i] ? 0 : 1), 0);
    const [next] = [...left]
      .map((one) => [one, differ(one)])
      .reduce((best, one) => (one[1] < best[1] ? one : best));
    left.delete(next);
    list.push(next);
  }
  if (zero) list.unshift(zero);
  return { list, classOf: (glyph) => list.indexOf(of.get(glyph)) };
}

function ranges(members, valueOf) {
  const found = [];
  for (const glyph of members) {
    const last = found.at(-1);
    if (last && last[1] === glyph - 1 && last[2] === valueOf(glyph)) last[1] = glyph;
    else found.push([glyph, glyph, valueOf(glyph)]);
  }
  return found;
}

/** A class definition in the shorter of its two formats. */
function classTable(members, classOf) {
  const found = ranges(members, classOf).filter(([, , value]) => value > 0);
  const [from, to] = [members[0], members.at(-1)];
  const listed = Array.from({ length: to - from + 1 }, (_, i) =>
    members.includes(from + i) ? classOf(from + i) : 0,
  );
  const asList = u16s(1, from, listed.length, ...listed);
  const asRanges = u16s(2, found.length, ...found.flat());
  return asList.length < asRanges.length ? asList : asRanges;
}

function u16s(...values) {
  const bytes = Buffer.alloc(2 * values.length);
  values.forEach((value, i) => bytes.writeUInt16BE(value & 0xffff, 2 * i));
  return bytes;
}

/** A font file of tables (OpenType 1.9, "Font file structure"). */
function sfntOf(given) {
  const head = Buffer.from(given.head);
  head.writeUInt32BE(0, 8);
  const entries = Object.entries({ ...given, head }).sort(([a], [b]) => (a < b ? -1 : 1));
  const power = Math.floor(Math.log2(entries.length));
  const start = Buffer.alloc(12 + 16 * entries.length);
  start.writeUInt32BE(0x00010000, 0);
  u16s(entries.length, 16 * 2 ** power, power, 16 * (entries.length - 2 ** power)).copy(start, 4);
  const parts = [start];
  let at = start.length;
  let headAt = 0;
  entries.forEach(([tag, bytes], i) => {
    if (tag === "head") headAt = at;
    start.write(tag, 12 + 16 * i, "latin1");
    [sumOf(bytes), at, bytes.length].forEach((value, k) => start.writeUInt32BE(value, 16 + 16 * i + 4 * k));
    const padding = Buffer.alloc((4 - (bytes.length % 4)) % 4);
    parts.push(bytes, padding);
    at += bytes.length + padding.length;
  });
  const whole = Buffer.concat(parts);
  whole.writeUInt32BE((0xb1b0afba - sumOf(whole)) >>> 0, headAt + 8);
  return whole;
}

function sumOf(bytes) {
  const padded = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
  let sum = 0;
  for (let at = 0; at < padded.length; at += 4) sum = (sum + padded.readUInt32BE(at)) >>> 0;
  return sum;
}
