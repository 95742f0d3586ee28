import fc from "fast-check";
import { checkAddress, checkProfile, readProfileForm, typedLine } from "@/lib/members/account";
import {
  checkAcceptance,
  checkOrganization,
  invitationSchema,
  readAcceptanceForm,
  readOrganizationForm,
  servedLanguages,
} from "@/lib/members/organization-form";
import { audiences, checkJoin, organizationSizes, readJoinForm, sectors } from "@/lib/members/schema";
import { readWayIn } from "@/lib/members/way-in";
import { email, fields, formOf, lines, taken, word, type WildForm } from "./arbitraries";

type Sent = Record<string, string | string[]>;

/** The forms that visitors and members fill in. */
export const memberForms: Record<string, WildForm> = {
  join: {
    kept: "name",
    sent: fields({
      ...{
        kind: word("individual", "organization"),
        email,
        firstName: word("Ana"),
        lastName: word("", "Núñez"),
      },
      ...{ zip: word("", "95814"), interests: word("stem"), audience: word(...audiences) },
      ...{
        organizationName: word("Example Club"),
        website: word("", "example.org"),
        sector: word(...sectors),
      },
      ...{ role: word("", "Director"), authority: word("on"), listPublicly: word("on") },
      ...{ source: word("/issues/stem"), ref: word("library"), campaign: word("ab-185") },
    }),
    take: (sent: Sent) => {
      const form = formOf(sent);
      const checked = checkJoin(readJoinForm(form));
      const way = { from: form.get("source"), campaign: form.get("campaign"), ref: form.get("ref") };
      return [readWayIn(way), checked.ok ? checked.input : null];
    },
  },
  profile: {
    kept: "name",
    sent: fields({
      ...{ firstName: word("Ana"), lastName: word("", "Núñez"), zip: word("", "95814") },
      ...{ audience: word(...audiences), language: word("en", "es") },
      interests: fc.array(word("stem"), { maxLength: 3 }),
    }),
    take: (sent: Sent) => {
      const checked = checkProfile(readProfileForm(formOf(sent)));
      return checked.ok ? checked.input : null;
    },
  },
  address: {
    kept: "name",
    sent: email,
    take: (typed: string) => {
      const checked = checkAddress(typedLine(typed));
      return checked.ok ? checked.email : null;
    },
  },
  organization: {
    kept: "text",
    sent: fields({
      ...{ name: word("Example Club"), legalName: word("", "Club, Inc."), abbreviation: word("", "EC") },
      ...{ aliases: lines, districts: lines, website: word("", "example.org"), sector: word(...sectors) },
      ...{ size: word(...organizationSizes), county: word("", "fresno"), parent: word("", "WestEd") },
      ...{ aboutEn: lines, aboutEs: lines },
      languages: fc.array(word(...servedLanguages), { maxLength: 3 }),
      coalitions: fc.array(word("capmse"), { maxLength: 2 }),
    }),
    take: (sent: Sent) => {
      const checked = checkOrganization(readOrganizationForm(formOf(sent)), ["capmse"]);
      return checked.ok ? checked.input : null;
    },
  },
  invitation: {
    kept: "name",
    sent: fc.record({ email, duties: fc.array(word("signatory", "communications"), { maxLength: 3 }) }),
    take: (sent) => taken(invitationSchema, sent),
  },
  acceptance: {
    kept: "name",
    sent: fields({
      ...{ email, firstName: word("Bea"), lastName: word("", "Cruz"), role: word("", "Teacher") },
      ...{ authority: word("on"), updates: word("on") },
    }),
    take: (sent: Sent) => {
      const checked = checkAcceptance(readAcceptanceForm(formOf(sent)));
      return checked.ok ? checked.input : null;
    },
  },
};
