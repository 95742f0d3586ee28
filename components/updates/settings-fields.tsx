import type { Draft, WrittenKind } from "@/lib/updates/schema";
import type { Material } from "./material";

export const kindNames: Record<WrittenKind | "digest", string> = {
  update: "Update",
  alert: "Campaign alert",
  notice: "Organization notice",
  digest: "Monthly digest",
};

/** What each kind is for, and who agreed to get it; the rule itself is lib/updates/eligibility.ts. */
const kinds: { kind: WrittenKind; is: string; who: string }[] = [
  {
    kind: "update",
    is: "News of issues and campaigns.",
    who: "Goes to members who agreed to updates by email and want each of them. Those who want one mail a month find it in the digest.",
  },
  {
    kind: "alert",
    is: "Something to do now, such as a call before a vote.",
    who: "Goes to members who agreed to campaign alerts, and to nobody who unsubscribed from them.",
  },
  {
    kind: "notice",
    is: "About an organization’s membership.",
    who: "Goes to those who act for a member organization and agreed to hear about it. Nobody else.",
  },
];

type SettingsFieldsProps = {
  settings: Pick<Draft, "kind" | "senderId" | "public">;
  material: Pick<Material, "senders" | "ownSender">;
  error: string | undefined;
};

/** What an update is, whom it comes from, and whether it stands on the site. */
export function SettingsFields({ settings, material, error }: SettingsFieldsProps) {
  const { senders, ownSender } = material;
  const known = settings.senderId === null || senders.some(({ id }) => id === settings.senderId);
  return (
    <div className="update-settings">
      <fieldset className="kind-choices">
        <legend className="field-label">What it is</legend>
        {kinds.map(({ kind, is, who }) => (
          <label key={kind} className="tick">
            <input type="radio" name="kind" value={kind} defaultChecked={settings.kind === kind} />
            <span className="tick-words">
              <strong>{kindNames[kind]}.</strong> {is} <span className="text-quiet">{who}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <div className="grid content-start gap-5">
        <div className={error ? "field field-wrong" : "field"}>
          <label className="field-label" htmlFor="sender">
            Whom it comes from
          </label>
          <p className="field-hint" id="sender-hint">
            Addresses whose reader has said yes. <a href="/staff/updates/senders">See and add senders</a>
          </p>
          {error ? (
            <p className="field-error" id="sender-error">
              {error}
            </p>
          ) : null}
          <select
            className="box"
            id="sender"
            name="sender"
            defaultValue={known ? (settings.senderId ?? "") : ""}
            aria-describedby={error ? "sender-hint sender-error" : "sender-hint"}
            aria-invalid={error ? true : undefined}
          >
            <option value="">
              {ownSender.name} ({ownSender.email})
            </option>
            {senders.map(({ id, name, email }) => (
              <option key={id} value={id}>
                {name} ({email})
              </option>
            ))}
          </select>
        </div>
        <label className="tick">
          <input type="checkbox" name="public" value="1" defaultChecked={settings.public} />
          <span className="tick-words">
            Stands on the site too, under “Updates”, for everyone to read once it has gone out
          </span>
        </label>
      </div>
    </div>
  );
}
