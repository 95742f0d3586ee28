/** What staff typed for a new partner, and what is wrong with it. */
export type PartnerFormState = {
  typed: { name: string; code: string; organization: string };
  problem: "name" | "code" | "taken" | "no-organization" | "several-organizations" | null;
};

/** The sites that may show the join form as staff typed them, the first that is none, and whether they were kept. */
export type EmbedFormState = { typed: string; wrong: string | null; kept: boolean };
