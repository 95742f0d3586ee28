import { MINUTE } from "@/lib/platform/clock";

// Where people's clocks stand, as far as their ZIP code tells. The first three digits name the sorting area (USPS
// Labeling List L002); a state whose clocks differ is split by them, and an area that a line between zones crosses
// counts where most of its people live (49 CFR part 71). All of California is one zone. Zones whose clocks have agreed
// since 2007 go by one name: Detroit, Louisville and Indianapolis are New York's, Boise is Denver's.

/** The zones of the United States by IANA name, west last, with what they are called. */
export const usTimeZones = [
  ["America/Los_Angeles", "Pacific time (Los Angeles)"],
  ["America/Denver", "Mountain time (Denver)"],
  ["America/Phoenix", "Mountain time without daylight saving (Phoenix)"],
  ["America/Chicago", "Central time (Chicago)"],
  ["America/New_York", "Eastern time (New York)"],
  ["America/Anchorage", "Alaska (Anchorage)"],
  ["Pacific/Honolulu", "Hawaii (Honolulu)"],
  ["America/Puerto_Rico", "Puerto Rico and the Virgin Islands"],
  ["Pacific/Guam", "Guam and the Northern Marianas"],
  ["Pacific/Pago_Pago", "American Samoa"],
] as const;

/** One of the zones of the United States, by its IANA name. */
export type UsTimeZone = (typeof usTimeZones)[number][0];

export const isUsTimeZone = (zone: unknown): zone is UsTimeZone =>
  usTimeZones.some(([name]) => name === zone);

/** Areas from the first three digits to the last of a row. Later rows prevail; military post (090, 340, 962) has none. */
const areas: readonly (readonly [first: number, last: number, zone: UsTimeZone])[] = [
  [5, 5, "America/New_York"],
  [6, 9, "America/Puerto_Rico"],
  [10, 89, "America/New_York"],
  [100, 339, "America/New_York"],
  [324, 325, "America/Chicago"], // Florida's panhandle: Panama City, Pensacola
  [341, 349, "America/New_York"],
  [350, 372, "America/Chicago"],
  [373, 374, "America/New_York"], // Tennessee: Chattanooga
  [375, 375, "America/Chicago"],
  [376, 379, "America/New_York"], // Tennessee: Johnson City, Knoxville
  [380, 397, "America/Chicago"],
  [398, 418, "America/New_York"],
  [420, 424, "America/Chicago"], // Kentucky: Paducah, Bowling Green, Owensboro, Henderson
  [425, 462, "America/New_York"],
  [463, 464, "America/Chicago"], // Indiana: Gary
  [465, 475, "America/New_York"],
  [476, 477, "America/Chicago"], // Indiana: Evansville
  [478, 499, "America/New_York"],
  [500, 567, "America/Chicago"],
  [569, 569, "America/New_York"], // the federal government's
  [570, 575, "America/Chicago"],
  [576, 577, "America/Denver"], // South Dakota: beyond the Missouri, Rapid City
  [580, 585, "America/Chicago"],
  [586, 586, "America/Denver"], // North Dakota: Dickinson
  [587, 588, "America/Chicago"],
  [590, 599, "America/Denver"],
  [600, 692, "America/Chicago"],
  [693, 693, "America/Denver"], // Nebraska: Alliance, Scottsbluff
  [700, 797, "America/Chicago"],
  [798, 799, "America/Denver"], // Texas: El Paso
  [800, 834, "America/Denver"],
  [835, 835, "America/Los_Angeles"], // Idaho: Lewiston
  [836, 837, "America/Denver"],
  [838, 838, "America/Los_Angeles"], // Idaho: Coeur d'Alene
  [840, 847, "America/Denver"],
  [850, 864, "America/Phoenix"],
  [865, 865, "America/Denver"], // Arizona's Navajo Nation keeps daylight saving time
  [870, 885, "America/Denver"],
  [889, 961, "America/Los_Angeles"],
  [967, 968, "Pacific/Honolulu"],
  [969, 969, "Pacific/Guam"],
  [970, 978, "America/Los_Angeles"],
  [979, 979, "America/Denver"], // Oregon: Ontario
  [980, 994, "America/Los_Angeles"],
  [995, 999, "America/Anchorage"],
];

const byArea = new Map<string, UsTimeZone>();
for (const [first, last, zone] of areas)
  for (let area = first; area <= last; area++) byArea.set(String(area).padStart(3, "0"), zone);

/** American Samoa has one ZIP code, in Hawaii's area. */
const SAMOA = "96799";

/** The zone of a ZIP code, five digits or nine; null where it tells none: abroad, with the armed forces, no ZIP code. */
export function zoneOfZip(zip: string | null): UsTimeZone | null {
  if (!zip || !/^\d{5}(-?\d{4})?$/.test(zip)) return null;
  return zip.startsWith(SAMOA) ? "Pacific/Pago_Pago" : (byArea.get(zip.slice(0, 3)) ?? null);
}

/** Every beginning of a ZIP code that tells a zone, the longest first where two begin alike, in two lists of one order. */
export const listZipZones = (): { beginnings: string[]; zones: UsTimeZone[] } => ({
  beginnings: [SAMOA, ...byArea.keys()],
  zones: ["Pacific/Pago_Pago", ...byArea.values()],
});

const clocks = new Map<string, Intl.DateTimeFormat>();

/** The parts of a moment on the clocks of a zone. */
function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    ...{ year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" },
  });
  clocks.set(zone, made);
  return made;
}

/** What the clocks of a zone show at a moment, to the minute: "2026-11-24T09:00". Years from 1000 to 9999. */
export function localTime(at: Date, zone: string): string {
  const part = Object.fromEntries(
    clockOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return `${part["year"]}-${part["month"]}-${part["day"]}T${part["hour"]}:${part["minute"]}`;
}

/** A time on the clocks of a zone as milliseconds, as if they stood at UTC. */
const asUtc = (local: string): number => Date.parse(`${local}:00Z`);

/** How far the clocks of a zone are ahead of UTC at a moment, in milliseconds; negative in the Americas. */
const ahead = (at: number, zone: string): number =>
  asUtc(localTime(new Date(at), zone)) - Math.floor(at / MINUTE) * MINUTE;

/** The moment when clocks show a time, and whether that time is one. */
export type LocalInstant = {
  at: Date;
  /**
   * `gap`: clocks are put forward past it, so it never comes; `at` is as much later as they are put forward.
   * `twice`: clocks are put back, so it comes twice; `at` is the first time.
   */
  kind: "once" | "gap" | "twice";
};

/**
 * The moment when the clocks of a zone show a time.
 * @param local "2026-11-24T09:00"
 * @throws RangeError for what is no time
 */
export function instantOf(local: string, zone: string): LocalInstant {
  const wanted = asUtc(local);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(local) || Number.isNaN(wanted))
    throw new RangeError("no time of day");
  // No clock is put forward or back by more than a day, nor twice within one.
  const day = 24 * 60 * MINUTE;
  const offsets = [ahead(wanted - day, zone), ahead(wanted + day, zone)];
  const [before = 0, after = 0] = offsets;
  const fitting = [...new Set(offsets)]
    .map((offset) => wanted - offset)
    .filter((at) => ahead(at, zone) === wanted - at)
    .sort((a, b) => a - b);
  if (fitting.length === 0) return { at: new Date(wanted - Math.min(before, after)), kind: "gap" };
  return { at: new Date(fitting[0]!), kind: fitting.length > 1 ? "twice" : "once" };
}

/** A moment in words that name their zone: "Tuesday, November 24, 2026 at 9:00 AM PST". */
export const zonedWords = (at: Date, zone: string): string =>
  new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    ...{ weekday: "long", year: "numeric", month: "long", day: "numeric" },
    ...{ hour: "numeric", minute: "2-digit", timeZoneName: "short" },
  }).format(at);
