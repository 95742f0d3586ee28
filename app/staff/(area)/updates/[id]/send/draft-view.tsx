import { Select } from "@/components/forms/field";
import { Button } from "@/components/ui/button";
import { AudienceBreakdown } from "@/components/updates/audience-breakdown";
import { PlanFacts } from "@/components/updates/plan-facts";
import { TestForm } from "@/components/updates/test-form";
import { TimeForm } from "@/components/updates/time-form";
import { can } from "@/lib/members/policy";
import { listSegmentNames } from "@/lib/members/queries/list-segment-names";
import { usTimeZones } from "@/lib/members/time-zone";
import { homeTimeZone } from "@/lib/platform/clock";
import { typedOf } from "@/lib/updates/schedule";
import { translatedLocales } from "@/lib/updates/schema";
import type { UpdateSettings } from "@/lib/updates/settings";
import { testLengths, testShares } from "@/lib/updates/subject-test";
import { chooseSegmentAction, planTestAction, planTimeAction } from "./actions";
import { LastPress } from "./last-press";
import { Missing } from "./missing";
import { lengthWords, planFacts, scheduleOf } from "./plan-words";
import { shownAudience, type OpenView } from "./views";

/** A draft: whom it is for, when, which subjects are tried; then one button. */
export async function DraftView(props: OpenView & { settings: UpdateSettings }) {
  const { plan, audience, recipients, viewer, settings } = props;
  const [segments, facts] = await Promise.all([listSegmentNames(viewer), planFacts(plan, recipients)]);
  const listed = can(viewer, "manage-members");
  return (
    <>
      <section aria-labelledby="who">
        <h2 id="who" className="sr-only">
          Who gets it
        </h2>
        {segments.length > 0 || plan.segment ? (
          <form action={chooseSegmentAction} className="filters">
            <input type="hidden" name="id" value={plan.id} />
            <Select
              name="segment"
              label="Who it is for"
              options={segments.map(({ id, name }) => ({ value: id, label: name }))}
              empty="Every member"
              defaultValue={plan.segment?.id ?? ""}
            />
            <Button look="quiet">Choose</Button>
          </form>
        ) : null}
        <AudienceBreakdown
          audience={shownAudience(plan, audience)}
          kind={plan.kind}
          segment={plan.segmentName}
          hrefOf={listed ? (reason) => `/staff/updates/${plan.id}/send/left-out?reason=${reason}` : null}
        />
      </section>
      <section aria-labelledby="how" className="send-part">
        <h2 id="how">How it goes out</h2>
        <PlanFacts {...facts} />
        <details className="send-fold">
          <summary>Choose when</summary>
          <div className="mt-4">
            <TimeForm
              id={plan.id}
              initial={typedOf(scheduleOf(plan), new Date(), homeTimeZone)}
              zones={usTimeZones}
              save={planTimeAction}
            />
          </div>
        </details>
        <details className="send-fold">
          <summary>{plan.test ? "Change the test of subjects" : "Try two or three subjects first"}</summary>
          <div className="mt-4">
            <TestForm {...testForm(props, settings)} save={planTestAction} />
          </div>
        </details>
      </section>
      <Missing {...props} />
      <LastPress {...props} above={settings.fourEyesAbove} />
    </>
  );
}

function testForm({ plan, recipients }: OpenView, { clicks }: UpdateSettings) {
  const number = new Intl.NumberFormat("en-US");
  return {
    id: plan.id,
    clicks,
    settled: plan.test !== null,
    first: translatedLocales(plan.content).map((locale) => ({
      locale,
      subject: plan.content[locale].subject,
    })),
    shares: testShares.map((share) => ({
      value: String(share),
      label: `${share} percent: ${number.format(Math.floor((recipients * share) / 100))} people`,
    })),
    lengths: testLengths.map((minutes) => ({ value: String(minutes), label: lengthWords(minutes) })),
    initial: {
      share: String(plan.test?.share ?? 20),
      minutes: String(plan.test?.minutes ?? 240),
      rule: plan.test?.rule ?? (clicks ? "clicks" : "hand"),
      subjects: Object.fromEntries(
        plan.subjects.map(({ locale, number: nth, subject }) => [`${locale}-${nth}`, subject]),
      ),
    },
  };
}
