import { AudienceBreakdown } from "@/components/updates/audience-breakdown";
import { PendingButton } from "@/components/updates/pending-button";
import { PlanFacts } from "@/components/updates/plan-facts";
import { TextArea } from "@/components/forms/field";
import { can } from "@/lib/members/policy";
import { formatter } from "@/lib/platform/i18n";
import { sendBackAction, withdrawAction } from "./actions";
import { Approve, namesOf } from "./last-press";
import { Missing } from "./missing";
import { planFacts } from "./plan-words";
import { shownAudience, type OpenView } from "./views";

const { dateTime } = formatter("en");

/** Handed in: whoever may decides, whoever wrote it waits or takes it back. */
export async function SubmittedView(props: OpenView) {
  const { plan, audience, recipients, viewer, standing, ready, approvers, names } = props;
  const facts = await planFacts(plan, recipients);
  const by = (plan.submittedById && names.get(plan.submittedById)) || "Somebody who has left";
  const at = plan.submittedAt && dateTime(plan.submittedAt, { dateStyle: "long", timeStyle: "short" });
  return (
    <>
      <p className="mb-6 max-w-measure">
        {by} handed it in{at ? ` on ${at}` : ""}.{" "}
        {standing === "approve"
          ? "Read it as mail, look at whom it is for and when, then decide."
          : approvers.length > 0
            ? `${namesOf(approvers)} can approve it.`
            : "Nobody else here may approve it: take it back, and see what to do."}
      </p>
      <AudienceBreakdown
        audience={shownAudience(plan, audience)}
        kind={plan.kind}
        segment={plan.segmentName}
        hrefOf={
          can(viewer, "manage-members")
            ? (reason) => `/staff/updates/${plan.id}/send/left-out?reason=${reason}`
            : null
        }
      />
      <section aria-labelledby="how" className="send-part">
        <h2 id="how">How it goes out</h2>
        <PlanFacts {...facts} />
      </section>
      <Missing {...props} />
      {ready && standing === "approve" ? <Approve {...props} /> : null}
      {/* Whoever handed it in takes it back, and writes no note to themselves. */}
      {can(viewer, "send-updates") && plan.submittedById !== viewer.personId ? (
        <section aria-labelledby="back" className="send-part">
          <h2 id="back">Send it back</h2>
          <form action={sendBackAction} className="grid max-w-form justify-items-start gap-4">
            <input type="hidden" name="id" value={plan.id} />
            <TextArea
              name="note"
              label="What should change"
              hint="Goes by mail to whoever wrote it, and stands where it is written."
              rows={4}
              maxLength={2000}
              required
            />
            <PendingButton look="quiet" pending="Sending it back …">
              Send it back with this note
            </PendingButton>
          </form>
        </section>
      ) : null}
      {plan.writers.includes(viewer.personId) ? (
        <section aria-labelledby="change" className="send-part">
          <h2 id="change">Something to change yet?</h2>
          <form action={withdrawAction}>
            <input type="hidden" name="id" value={plan.id} />
            <p className="max-w-measure">Take it back: it is a draft again, and you hand it in anew.</p>
            <p className="send-act">
              <PendingButton look="quiet" pending="Taking it back …">
                Take it back
              </PendingButton>
            </p>
          </form>
        </section>
      ) : null}
    </>
  );
}
