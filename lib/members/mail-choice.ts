import { mailPurposes, type MailPurpose } from "./schema";

/** What mail somebody agreed to and has not taken back, in the order in which it is told. */
export const mailOf = (person: {
  unsubscribedAt: Date | null;
  mailPurposes: readonly string[];
}): MailPurpose[] =>
  mailPurposes.filter((purpose) =>
    purpose === "updates" ? person.unsubscribedAt === null : person.mailPurposes.includes(purpose),
  );
