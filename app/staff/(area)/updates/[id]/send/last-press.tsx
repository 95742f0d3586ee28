import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { people } from "@/components/updates/audience-words";
import { PendingButton } from "@/components/updates/pending-button";
import { can } from "@/lib/members/policy";
import { formatter } from "@/lib/platform/i18n";
import type { Approver } from "@/lib/updates/queries/list-approvers";
import { scheduleWords } from "@/lib/updates/schedule";
import { approveAction, submitAction } from "./actions";
import { scheduleOf } from "./plan-words";
import type { OpenView } from "./views";

const { list, number } = formatter("en");

/** The names of those who may approve, at most five: "Ana Ruiz, Rosa Lee or 3 others". */
export function namesOf(approvers: readonly Approver[]): string {
  const shown = approvers.slice(0, 5).map(({ name }) => name);
  const more = approvers.length - shown.length;
  return list([...shown, ...(more > 0 ? [`${number(more)} others`] : [])], { type: "disjunction" });
}

/** The press that approves, or hands in where that is somebody else's part. Nothing where something is missing. */
export function LastPress(props: OpenView & { above: number }) {
  const { plan, ready, standing, approvers, above, viewer } = props;
  if (!ready) return null;
  if (standing === "approve") return <Approve {...props} />;
  return (
    <section aria-labelledby="last" className="send-part">
      <h2 id="last">Somebody else approves it</h2>
      <p className="max-w-measure">
        {standing === "hand-in"
          ? "Your role writes updates, and an organizer or admin sends them."
          : `It goes to more than ${people(above)}, and you had a hand in it, so somebody else looks at it before everybody has it.`}
      </p>
      {approvers.length > 0 ? (
        <>
          <p className="mt-3 max-w-measure">
            {namesOf(approvers)} can approve it and {approvers.length === 1 ? "gets" : "get"} a mail. Its
            words stay as they are until then; you can take it back to change them.
          </p>
          <form action={submitAction} className="send-act">
            <input type="hidden" name="id" value={plan.id} />
            <input type="hidden" name="seen" value={plan.seen} />
            <PendingButton pending="Handing it in …">Hand it in for approval</PendingButton>
          </form>
        </>
      ) : (
        <Nobody admin={can(viewer, "change-settings")} />
      )}
    </section>
  );
}

/** What to do where nobody is there who may approve. */
function Nobody({ admin }: { admin: boolean }) {
  return (
    <div className="mt-4">
      <Notice tone="wrong" title="Nobody else here may approve it">
        <p className="mt-2 max-w-measure">
          Whoever runs this site invites a second person as an organizer, with the command{" "}
          <code>npm run site -- staff invite THEIR-ADDRESS --role organizer</code>. Where one person looks
          after updates alone,{" "}
          {admin ? (
            <>
              turn this off in <a href="/staff/updates/settings">the settings of updates</a>: then what you
              write, you send.
            </>
          ) : (
            "an admin can turn this off in the settings of updates."
          )}
        </p>
      </Notice>
    </div>
  );
}

/** Approves what stands on the page, and nothing else. */
export function Approve({ plan, recipients }: OpenView) {
  const schedule = scheduleOf(plan);
  const isPublic = plan.public && (plan.kind === "update" || plan.kind === "alert");
  return (
    <section aria-labelledby="last" className="send-part">
      <h2 id="last">{schedule ? "Schedule it" : "Send it"}</h2>
      <p className="max-w-measure">
        From this press on the words and the people stay as they are
        {isPublic
          ? schedule
            ? ", and from its hour on they stand on the site too"
            : ", and the words stand on the site too"
          : ""}
        .{" "}
        {schedule
          ? "Until its hour you can take it back or move it; afterwards pause or stop it. What has gone out cannot be called back."
          : "You can pause or stop the send; what has gone out cannot be called back."}
      </p>
      <form action={approveAction} className="send-act">
        <input type="hidden" name="id" value={plan.id} />
        <input type="hidden" name="seen" value={plan.seen} />
        <PendingButton pending={`Writing down each of ${people(recipients)} …`}>
          {schedule ? `Schedule it for ${people(recipients)}` : `Send it to ${people(recipients)}`}
        </PendingButton>
        <ButtonLink look="quiet" href={`/staff/updates/${plan.id}`}>
          Not yet
        </ButtonLink>
      </form>
      {schedule ? <p className="mt-3 text-quiet">It begins {scheduleWords(schedule)}.</p> : null}
    </section>
  );
}
