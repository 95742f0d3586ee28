import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { formatter } from "@/lib/platform/i18n";
import type { SubjectTest } from "@/lib/updates/queries/get-subject-test";
import { readTest, wilson } from "@/lib/updates/test-result";
import { people } from "./audience-words";
import { percentWords, rangeWords } from "./range-words";

const { number, dateTime } = formatter("en");

type SubjectTestResultProps = {
  id: string;
  test: SubjectTest;
  now: Date;
  /** Not given: the viewer may not decide. */
  decide?: (form: FormData) => Promise<void>;
};

/** What a test of subjects says so far, how sure that is, and the choice while there is one. */
export function SubjectTestResult({ id, test, now, decide }: SubjectTestResultProps) {
  const { variants, winner, counted } = test;
  const { ahead } = readTest(variants);
  const scale = Math.max(
    0.01,
    ...variants.map(({ least, sent }) => (sent > 0 ? wilson(least, sent).high : 0)),
  );
  return (
    <section aria-labelledby="subjects" className="report-part">
      <h2 id="subjects">The test of subjects</h2>
      <p className="max-w-measure">{standWords(test, now)}</p>
      <ol className="subject-test">
        {variants.map((variant) => {
          const { number: nth, subject, sent, least, most } = variant;
          const { low, high } = wilson(least, sent);
          return (
            <li key={nth} data-won={winner === nth || undefined}>
              <p className="subject-test-subject">
                <span className="subject-test-nth">{nth}</span> {subject}
                {winner === nth ? <span className="subject-test-won">Everyone else gets this</span> : null}
                {winner === null && ahead === nth ? <span className="subject-test-won">Ahead</span> : null}
              </p>
              {counted ? (
                <>
                  <svg
                    className="subject-test-bar"
                    viewBox="0 0 100 1"
                    preserveAspectRatio="none"
                    aria-hidden="true"
                  >
                    <rect width="100" height="1" className="funnel-bar-whole" />
                    <rect
                      x={sent > 0 ? (100 * low) / scale : 0}
                      width={sent > 0 ? (100 * (high - low)) / scale : 0}
                      height="1"
                      className="funnel-bar-most"
                    />
                    <rect
                      x={sent > 0 ? Math.max(0, (100 * (least / sent)) / scale - 0.4) : 0}
                      width={sent > 0 ? 0.8 : 0}
                      height="1"
                      className="funnel-bar-part"
                    />
                  </svg>
                  <p>
                    <b>{rangeWords({ least, most })}</b> of {people(sent)} followed a link
                    {sent > 0
                      ? `: ${percentWords((100 * least) / sent)} of them, and with 95 percent certainty between ${percentWords(100 * low)} and ${percentWords(100 * high)}.`
                      : "."}
                  </p>
                </>
              ) : (
                <p>{people(sent)} got it.</p>
              )}
              {decide && winner === null ? (
                <form action={decide}>
                  <input type="hidden" name="id" value={id} />
                  <input type="hidden" name="winner" value={nth} />
                  <Button look="quiet" small>
                    Send this one to everyone else: {number(test.rest)}
                  </Button>
                </form>
              ) : null}
            </li>
          );
        })}
      </ol>
      {counted ? (
        <Notice>{certaintyWords(test)}</Notice>
      ) : (
        <Notice>
          The links of this update are not counted, so there is nothing to tell the subjects apart by. Decide
          by what you know, such as the answers that came.
        </Notice>
      )}
    </section>
  );
}

function standWords({ winner, endsAt, rule, rest, waiting, counted }: SubjectTest, now: Date): string {
  const others = `everyone else (${people(rest)})`;
  if (winner !== null) return `It is decided: ${others} gets subject ${winner}.`;
  if (!endsAt) return `It begins with the send. Until it is decided ${others} waits.`;
  const end = dateTime(endsAt, { dateStyle: "medium", timeStyle: "short" });
  const over = endsAt <= now;
  if (rule === "clicks" && counted) {
    if (!over)
      return `On ${end} (California) ${others} gets the subject that is ahead then. You can decide before.`;
    return waiting > 0
      ? `Its time is over. It is decided once the last ${people(waiting)} of the test have been written to; ${others} waits.`
      : `Its time is over: it is decided within a minute, and ${others} gets the subject that is ahead.`;
  }
  return over
    ? `Its time was over on ${end} (California). Until you decide, ${others} waits.`
    : `It runs until ${end} (California), and then it is yours to decide. Until you do, ${others} waits.`;
}

/** How sure the result is, in words that promise no more than the numbers. */
function certaintyWords({ variants, winner }: SubjectTest): string {
  const { ahead, clear } = readTest(variants);
  if (ahead === null)
    return winner === null
      ? "Nobody has followed a link yet, so there is nothing to choose by."
      : "Nobody had followed a link, so there was nothing to choose by.";
  if (clear)
    return `Subject ${ahead} is ahead by more than chance: were the subjects equally good, a lead like this would come about in fewer than 1 of 20 tests.`;
  return `Too close to call. Subject ${ahead} is ahead, but a difference this small comes by chance often enough: take either without regret.`;
}
