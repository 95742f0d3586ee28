import { db, pgPool } from "@/lib/platform/db";
import { defaultLocale } from "@/lib/platform/i18n";
import { withFallbacks } from "../personal";
import type { Variant } from "../test-result";
import type { UpdateStatus } from "../schema";
import { isId } from "./content-of";
import { countClicks } from "./count-clicks";

export type SubjectTest = {
  status: UpdateStatus;
  variants: Variant[];
  /** How many try the subjects who have not been written to yet. */
  waiting: number;
  /** How many get the winner's subject. */
  rest: number;
  /** Null: the send has not begun. */
  endsAt: Date | null;
  /** Who decides when the time is over: staff by hand, or the program by clicks. */
  rule: "hand" | "clicks";
  winner: number | null;
  /** Whether clicks are counted; without them only people can decide. */
  counted: boolean;
};

/** The test of subjects of an update and what came of it so far; null: it has none. */
export async function getSubjectTest(updateId: string): Promise<SubjectTest | null> {
  if (!isId(updateId)) return null;
  const update = await db.update.findUnique({
    where: { id: updateId },
    select: {
      ...{ status: true, testShare: true, testRule: true, testEndsAt: true, winner: true },
      subjects: { where: { locale: defaultLocale }, select: { number: true, subject: true } },
      translations: { where: { locale: defaultLocale }, select: { subject: true } },
    },
  });
  if (!update?.testShare || update.subjects.length === 0) return null;
  const [clicks, sent] = await Promise.all([
    countClicks(updateId),
    pgPool().query<{ variant: number; sent: number; waiting: number; people: number }>(
      `select variant, (count(*) filter (where status in ('sent', 'complained', 'bounced')))::int as sent,
         (count(*) filter (where status = 'sending' or status = 'pending' and attempts = 0))::int as waiting, count(*)::int as people
       from delivery where update_id = $1 group by 1`,
      [updateId],
    ),
  ]);
  const of = (variant: number) => sent.rows.find((row) => row.variant === variant);
  const subjects = [{ number: 1, subject: update.translations[0]?.subject ?? "" }, ...update.subjects];
  return {
    status: update.status,
    variants: subjects
      .toSorted((a, b) => a.number - b.number)
      .map(({ number, subject }) => ({
        number,
        subject: withFallbacks(subject),
        sent: of(number)?.sent ?? 0,
        ...(clicks?.byVariant.get(number) ?? { least: 0, most: 0 }),
      })),
    waiting: sent.rows.reduce((sum, { variant, waiting }) => sum + (variant > 0 ? waiting : 0), 0),
    rest: of(0)?.people ?? 0,
    endsAt: update.testEndsAt,
    rule: update.testRule === "clicks" ? "clicks" : "hand",
    winner: update.winner,
    counted: clicks !== null,
  };
}
