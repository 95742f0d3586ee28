import { instantOf, isUsTimeZone, localTime, zonedWords, type LocalInstant } from "@/lib/members/time-zone";
import { DAY, after } from "@/lib/platform/clock";

/** How far ahead a send may be planned. */
const FURTHEST = 366 * DAY;

/** When an update is to begin: at once, or at an hour on the clocks of a zone. */
export type Schedule = {
  startsLocal: string;
  timeZone: string;
  /** Everyone at that hour of their own time zone. */
  localHours: boolean;
} | null;

/** What stands in the form that asks when, unchecked. */
export type TypedSchedule = {
  when: "now" | "at";
  /** "2026-11-24" and "09:00". */
  day: string;
  hour: string;
  zone: string;
  local: boolean;
};

type ReadSchedule =
  | { ok: true; schedule: Schedule }
  | { ok: false; errors: { name: "day" | "hour" | "zone"; message: string }[] };

/** Reads what was typed into the form that asks when. What is past, or more than a year ahead, is refused. */
export function readSchedule(typed: TypedSchedule, now: Date): ReadSchedule {
  if (typed.when === "now") return { ok: true, schedule: null };
  const day = /^\d{4}-\d\d-\d\d$/.exec(typed.day.trim())?.[0];
  const hour = /^\d\d:\d\d/.exec(typed.hour.trim())?.[0];
  const errors: { name: "day" | "hour" | "zone"; message: string }[] = [];
  if (!day || Number.isNaN(Date.parse(day))) errors.push({ name: "day", message: "Choose a day." });
  if (!hour || Number.isNaN(Date.parse(`2000-01-01T${hour}Z`)))
    errors.push({ name: "hour", message: "Choose a time, such as 9:00 AM." });
  if (!isUsTimeZone(typed.zone)) errors.push({ name: "zone", message: "Choose one of these time zones." });
  if (errors.length > 0) return { ok: false, errors };
  const startsLocal = `${day}T${hour}`;
  const { at } = instantOf(startsLocal, typed.zone);
  if (at <= now)
    return { ok: false, errors: [{ name: "day", message: "That is past. Choose a later day or time." }] };
  if (at > after(now, FURTHEST))
    return { ok: false, errors: [{ name: "day", message: "Choose a day within the next year." }] };
  return { ok: true, schedule: { startsLocal, timeZone: typed.zone, localHours: typed.local } };
}

/** What the clocks do to a chosen hour, where they do something: a sentence. */
export function clockWords(schedule: NonNullable<Schedule>): string | null {
  const { at, kind } = instantOf(schedule.startsLocal, schedule.timeZone);
  const wall = (moment: Date) =>
    new Intl.DateTimeFormat("en-US", {
      timeZone: schedule.timeZone,
      hour: "numeric",
      minute: "2-digit",
    }).format(moment);
  const asked = new Intl.DateTimeFormat("en-US", {
    timeZone: "UTC",
    hour: "numeric",
    minute: "2-digit",
  }).format(new Date(`${schedule.startsLocal}:00Z`));
  if (kind === "gap")
    return `Clocks are put forward that night, so there is no ${asked}: it begins at ${wall(at)}.`;
  if (kind === "twice")
    return `Clocks are put back that night, so ${asked} comes twice: it begins the first time.`;
  return null;
}

/** When it begins, in words: "Tuesday, November 24, 2026 at 9:00 AM PST". */
export function scheduleWords(schedule: NonNullable<Schedule>): string {
  const { at } = instantOf(schedule.startsLocal, schedule.timeZone);
  const words = zonedWords(at, schedule.timeZone);
  return schedule.localHours ? `${words}, and everywhere else at that hour of its own time zone` : words;
}

/** When an hour comes in each of some zones; where it is past already, `otherwise`. */
export const instantsIn = (
  startsLocal: string,
  zones: readonly string[],
  now: Date,
  otherwise: Date,
): Date[] => {
  const known = new Map<string, LocalInstant>();
  return zones.map((zone) => {
    const found = known.get(zone) ?? instantOf(startsLocal, zone);
    known.set(zone, found);
    return found.at > now ? found.at : otherwise;
  });
};

/** What a form that asks when shows at first: what is planned, or tomorrow at nine on the clocks of the home zone. */
export function typedOf(schedule: Schedule, now: Date, homeZone: string): TypedSchedule {
  const { startsLocal, timeZone, localHours } = schedule ?? {
    startsLocal: `${localTime(after(now, DAY), homeZone).slice(0, 10)}T09:00`,
    timeZone: homeZone,
    localHours: false,
  };
  return {
    when: schedule ? "at" : "now",
    day: startsLocal.slice(0, 10),
    hour: startsLocal.slice(11, 16),
    zone: timeZone,
    local: localHours,
  };
}
