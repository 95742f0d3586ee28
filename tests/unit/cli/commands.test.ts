import { expect, test } from "vitest";
import { readCommand, usage } from "@/lib/cli/commands";

test("what is no command is answered with what there is", () => {
  expect(() => readCommand(["staff"])).toThrow('There is no command "staff".');
  expect(() => readCommand(["doctors"])).toThrow(usage());
});

test("a command with too few or too many words, or an option it does not know, says how it goes", () => {
  const how = "It goes like this: npm run site -- staff invite EMAIL --role editor|organizer|admin";
  expect(() => readCommand(["staff", "invite"])).toThrow(how);
  expect(() => readCommand(["staff", "invite", "a@example.org", "b@example.org"])).toThrow(how);
  expect(() => readCommand(["staff", "invite", "a@example.org", "--rule", "admin"])).toThrow(how);
});

test("a role that there is not is refused before the database is looked for", async () => {
  await expect(readCommand(["staff", "invite", "a@example.org", "--role", "king"])()).rejects.toThrow(
    "Say which role: --role editor, organizer or admin.",
  );
});

test("a migration's name is small letters", async () => {
  await expect(readCommand(["db", "migration", "../Bad Name"])()).rejects.toThrow(
    "Name the migration in small",
  );
});
