"use server";

import { requireMember } from "@/lib/auth/member";
import { changeOrganization } from "@/lib/members/commands/change-organization";
import {
  checkOrganization,
  type OrganizationFormState,
  readOrganizationForm,
} from "@/lib/members/organization-form";
import { log } from "@/lib/platform/log";
import { readLocale } from "../../../../../(join)/visitor";
import { coalitionId, listCoalitions } from "../../../../../(site)/coalitions/coalitions";
import { readId } from "../read-id";

/** Takes what an organization says of itself. It comes back with what was typed, and what came of it. */
export async function changeOrganizationAction(
  _previous: OrganizationFormState,
  form: FormData,
): Promise<OrganizationFormState> {
  const locale = readLocale(form.get("locale"));
  const viewer = await requireMember(locale);
  const values = readOrganizationForm(form);
  const checked = checkOrganization(values, listCoalitions(locale).map(coalitionId));
  if (!checked.ok) return { values, errors: checked.errors, notice: null };
  try {
    const result = await changeOrganization(viewer, readId(form.get("organizationId")), checked.input);
    const notice = result.ok ? (result.value.listing === "waits" ? "waits" : "saved") : result.reason;
    return { values, errors: {}, notice };
  } catch (cause) {
    log.error({ err: cause }, "what an organization says of itself could not be kept");
    return { values, errors: {}, notice: "not-kept" };
  }
}
