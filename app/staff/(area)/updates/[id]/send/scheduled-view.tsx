import { people } from "@/components/updates/audience-words";
import { PendingButton } from "@/components/updates/pending-button";
import { PlanFacts } from "@/components/updates/plan-facts";
import { TimeForm } from "@/components/updates/time-form";
import { can } from "@/lib/members/policy";
import { usTimeZones, zonedWords } from "@/lib/members/time-zone";
import { homeTimeZone } from "@/lib/platform/clock";
import { typedOf } from "@/lib/updates/schedule";
import { cancelAction, moveAction } from "./actions";
import { planFacts, scheduleOf } from "./plan-words";
import type { PlanView } from "./views";

/** Approved and frozen, its hour to come: it can be moved, sent now, or taken back. */
export async function ScheduledView({ plan, recipients, viewer, names }: PlanView) {
  const facts = await planFacts(plan, recipients);
  const by = (plan.approvedById && names.get(plan.approvedById)) || "Somebody who has left";
  return (
    <>
      <p className="max-w-measure text-small-head font-bold">
        {plan.startsAt ? `It begins ${zonedWords(plan.startsAt, plan.timeZone ?? homeTimeZone)}.` : null}
      </p>
      <p className="mt-3 mb-6 max-w-measure">
        {by} approved it. Its words and {people(recipients)} are frozen: whoever unsubscribes until then still
        does not get it, and whoever joins does not either.
      </p>
      <PlanFacts {...facts} />
      <p className="mt-4 max-w-measure text-quiet [overflow-wrap:anywhere]">
        Approved as {plan.frozenHash?.slice(0, 12)} for the recipients {plan.audienceHash?.slice(0, 12)} (the
        beginnings of two SHA-256 sums). If anything of it changes, it does not go out and is approved anew.
      </p>
      {can(viewer, "send-updates") ? (
        <>
          <section aria-labelledby="move" className="send-part">
            <h2 id="move">Change when</h2>
            <TimeForm
              id={plan.id}
              initial={typedOf(scheduleOf(plan), new Date(), homeTimeZone)}
              zones={usTimeZones}
              save={moveAction}
              approved
            />
          </section>
          <section aria-labelledby="cancel" className="send-part">
            <h2 id="cancel">Take it back</h2>
            <p className="max-w-measure">
              Nobody has got it yet. {people(recipients)} will not get it, and it becomes a draft again, with
              its words as they are. This works up to the moment when it begins.
            </p>
            <form action={cancelAction} className="send-act">
              <input type="hidden" name="id" value={plan.id} />
              <PendingButton look="danger" pending={`Taking it back for ${people(recipients)} …`}>
                Take it back: {people(recipients)} will not get it
              </PendingButton>
            </form>
          </section>
        </>
      ) : null}
    </>
  );
}
