import { instantOf, usTimeZones, zonedWords } from "@/lib/members/time-zone";
import { homeTimeZone } from "@/lib/platform/clock";
import { withFallbacks } from "@/lib/updates/personal";
import { countByZone } from "@/lib/updates/queries/count-by-zone";
import type { SendPlan } from "@/lib/updates/queries/get-send-plan";
import { clockWords, scheduleWords, type Schedule } from "@/lib/updates/schedule";
import { translatedLocales } from "@/lib/updates/schema";
import { certaintyWords } from "@/lib/updates/subject-test";

/** The hour that is planned; null: at once. */
export const scheduleOf = ({ startsLocal, timeZone, localHours }: SendPlan): Schedule =>
  startsLocal && timeZone ? { startsLocal, timeZone, localHours } : null;

/** Everything about a plan that stands on the page as words. */
export async function planFacts(plan: SendPlan, recipients: number) {
  const schedule = scheduleOf(plan);
  const first = translatedLocales(plan.content).map((locale) => ({
    locale,
    number: 1,
    subject: plan.content[locale].subject,
  }));
  return {
    subjects: [...first, ...(plan.test ? plan.subjects : [])].map(({ subject, ...it }) => ({
      ...it,
      subject: withFallbacks(subject),
    })),
    sender: plan.sender,
    when: schedule ? scheduleWords(schedule) : "At once",
    clock: schedule && clockWords(schedule),
    zones: schedule?.localHours ? await zonesOf(plan, schedule) : [],
    test: testWords(plan, recipients),
  };
}

/** When it goes out in each zone where somebody lives who gets it, the earliest first. */
async function zonesOf(plan: SendPlan, { startsLocal, timeZone }: NonNullable<Schedule>) {
  const zones = await countByZone(plan.kind, plan.segment?.id ?? null, timeZone);
  const chosen = instantOf(startsLocal, timeZone).at;
  return zones
    .map(({ zone, people }) => {
      const { at } = instantOf(startsLocal, zone);
      return { name: zone, people, at: at > new Date() ? at : chosen };
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ name, people, at }) => ({ name: labelOf(name), people, when: zonedWords(at, homeTimeZone) }));
}

const labelOf = (zone: string): string => usTimeZones.find(([name]) => name === zone)?.[1] ?? zone;

/** For how long a test runs: "2 hours". */
export const lengthWords = (minutes: number): string =>
  minutes === 60 ? "1 hour" : minutes === 1440 ? "1 day" : `${minutes / 60} hours`;

function testWords({ test, subjects }: SendPlan, recipients: number): string | null {
  if (!test) return null;
  const count = Math.max(...subjects.map(({ number }) => number));
  const decides =
    test.rule === "clicks"
      ? "Then the subject with the most clicks goes to the others."
      : "Then somebody here decides.";
  return `${test.share} percent, drawn by lot, try them for ${lengthWords(test.minutes)}. ${decides} ${certaintyWords(recipients, test.share, count)}`;
}
