import type { Sector } from "@/lib/members/schema";

/** The staff area's words for the kinds of organizations. */
export const sectorNames: Readonly<Record<Sector, string>> = {
  nonprofit: "Nonprofit",
  school: "School or district",
  afterschool: "After-school program",
  faith: "Faith community",
  health: "Health",
  "parent-group": "Parent group",
  business: "Business",
  labor: "Labor",
  foundation: "Foundation",
  government: "Government",
};
