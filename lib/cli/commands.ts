import { parseArgs } from "node:util";
import { OperatorError } from "@/lib/platform/errors";

// The operator's commands. What a command needs is imported when it is known to run: a slip of the pen is answered at
// once, and settings are read after the database is found.

type Command = {
  usage: string;
  does: string;
  /** Options that take a value. */
  options: readonly string[];
  /** Options that are said or not. */
  flags?: readonly string[];
  /** How many words it takes besides: just so many, or from one number to another. */
  words: number | readonly [least: number, most: number];
  run: (
    words: string[],
    options: Record<string, string | undefined>,
    flags: ReadonlySet<string>,
  ) => Promise<void>;
};

const roles = { editor: "an editor", organizer: "an organizer", admin: "an administrator" } as const;
const isRole = (word: string | undefined): word is keyof typeof roles =>
  word !== undefined && Object.hasOwn(roles, word);

/** Does something with the database of this folder's site, which may be running or not. */
async function withDatabase(act: () => Promise<void>): Promise<void> {
  const { connectToDatabase } = await import("./connect");
  const { ensureClient } = await import("./build");
  const close = await connectToDatabase();
  try {
    await ensureClient();
    // The site may never have been started.
    const [{ migrate }, { env }] = await Promise.all([
      import("@/prisma/migrate"),
      import("@/lib/platform/env"),
    ]);
    await migrate(env.DATABASE_URL!);
    await act();
  } finally {
    const { disconnect } = await import("@/lib/platform/db");
    await disconnect();
    await close();
  }
}

const commands: Record<string, Command> = {
  "staff invite": {
    usage: "staff invite EMAIL --role editor|organizer|admin",
    does: "lets someone into the staff area, or changes their role",
    options: ["role"],
    words: 1,
    run: async ([email = ""], { role }) => {
      if (!isRole(role)) throw new OperatorError("Say which role: --role editor, organizer or admin.");
      await withDatabase(async () => {
        const { inviteStaff, OPERATOR } = await import("@/lib/members/commands/invite-staff");
        const { createSignInLink } = await import("@/lib/auth/sign-in");
        const result = await inviteStaff(OPERATOR, { email, role });
        if (!result.ok) throw new OperatorError(`${email} is not an address that mail can go to.`);
        console.log(`${email} is ${roles[role]} now, and can sign in here, once, within 24 hours:`);
        console.log(await createSignInLink(email));
      });
    },
  },
  "staff sign-in": {
    usage: "staff sign-in EMAIL",
    does: "prints a one-time sign-in link that works for 24 hours",
    options: [],
    words: 1,
    run: async ([email = ""]) => {
      await withDatabase(async () => {
        const { createSignInLink } = await import("@/lib/auth/sign-in");
        const link = await createSignInLink(email);
        if (!link)
          throw new OperatorError(
            `Nobody works here under ${email}. Invite them first: npm run site -- staff invite ${email} --role ROLE.`,
          );
        console.log(link);
      });
    },
  },
  "members import": {
    usage: 'members import FILE [--basis "WORDS"] [--name NAME] [--tags A,B] [--locale es] [--yes]',
    does: "tries a list of people (CSV) and tells each row's fate; --yes takes it in",
    options: ["basis", "locale", "tags", "name", "encoding", "separator"],
    flags: ["yes"],
    words: 1,
    run: async ([file = ""], options, flags) => {
      await withDatabase(async () => {
        const { importMembers } = await import("./import-members");
        await importMembers(file, options, flags.has("yes"), (line) => console.log(line));
      });
    },
  },
  "members export": {
    usage: "members export [FILE]",
    does: "writes all people as CSV, into the file or to the terminal",
    options: [],
    words: [0, 1],
    run: async ([file]) => {
      await withDatabase(async () => {
        const { exportMembers } = await import("./export-members");
        const rows = await exportMembers(file);
        if (file !== undefined) console.log(rows === 1 ? "Wrote 1 person." : `Wrote ${rows} people.`);
      });
    },
  },
  backup: {
    usage: "backup FILE",
    does: "writes everything that brings the site back into one file; the site may be running",
    options: [],
    words: 1,
    run: async ([file = ""]) => {
      const { tellBackup } = await import("./backup/tell");
      await tellBackup(file);
    },
  },
  restore: {
    usage: "restore FILE [--replace]",
    does: "brings back what a backup holds, while the site is stopped; --replace deletes what is there",
    options: [],
    flags: ["replace"],
    words: 1,
    run: async ([file = ""], _, flags) => {
      const { tellRestore } = await import("./backup/tell");
      await tellRestore(file, flags.has("replace"));
    },
  },
  doctor: {
    usage: "doctor",
    does: "looks whether everything the site needs is there",
    options: [],
    words: 0,
    run: () =>
      withDatabase(async () => {
        const { examine } = await import("./doctor");
        const findings = await examine();
        for (const { good, what, words } of findings)
          console.log(`${good ? "good" : "BAD "}  ${what}: ${words}`);
        const bad = findings.filter((finding) => !finding.good).length;
        if (bad > 0)
          throw new OperatorError(bad === 1 ? "One thing needs care." : `${bad} things need care.`);
      }),
  },
  "rehearse-send": {
    usage: "rehearse-send [--recipients N] [--kills K] [--seed S]",
    does: "sends to people who do not exist while processes are killed, and proves that each got it once",
    options: ["recipients", "kills", "seed"],
    words: 0,
    run: async (_, { recipients = "5000", kills = "8", seed }) => {
      const { anySeed, rehearseSend, tellOutcome } = await import("./rehearsal/rehearse");
      const [people, deaths, chosen] = [Number(recipients), Number(kills), seed ? Number(seed) : anySeed()];
      if (!(Number.isInteger(people) && people > 0 && Number.isInteger(deaths) && deaths >= 0 && chosen >= 0))
        throw new OperatorError("Say how many as whole numbers: --recipients 5000 --kills 8.");
      const rehearsal = { recipients: people, kills: deaths, seed: chosen };
      const outcome = await rehearseSend(rehearsal, (line) => console.log(line));
      for (const line of tellOutcome(rehearsal, outcome)) console.log(line);
      if (outcome.differences.length > 0) process.exitCode = 1;
    },
  },
  "db migration": {
    usage: "db migration NAME",
    does: "writes the SQL that leads from the last migration to prisma/schema.prisma",
    options: [],
    words: 1,
    run: async ([name = ""]) => {
      if (!/^[a-z0-9]+(?:_[a-z0-9]+)*$/.test(name))
        throw new OperatorError("Name the migration in small letters, digits and _, such as add_bill_table.");
      await withDatabase(async () => {
        const { writeMigration } = await import("./new-migration");
        const file = await writeMigration(name);
        console.log(
          file
            ? `Wrote ${file}. Read it, then start the site: it is applied at the next start.`
            : "prisma/schema.prisma says what the migrations say already; nothing was written.",
        );
      });
    },
  },
};

/** All commands, one a line. */
export function usage(): string {
  const width = Math.max(...Object.values(commands).map((command) => command.usage.length));
  const lines = Object.values(commands).map(({ usage: how, does }) => `  ${how.padEnd(width)}  ${does}`);
  return `npm run site -- COMMAND\n\n${lines.join("\n")}`;
}

/** Finds the command in what was typed, and what was typed for it. @throws OperatorError */
export function readCommand(args: readonly string[]): () => Promise<void> {
  const name = Object.keys(commands).find((it) => `${args.join(" ")} `.startsWith(`${it} `));
  const command = name === undefined ? undefined : commands[name];
  if (!name || !command) throw new OperatorError(`There is no command "${args.join(" ")}".\n\n${usage()}`);
  const rest = args.slice(name.split(" ").length);
  try {
    const { positionals, values } = parseArgs({
      args: rest,
      allowPositionals: true,
      options: {
        ...Object.fromEntries(command.options.map((option) => [option, { type: "string" as const }])),
        ...Object.fromEntries((command.flags ?? []).map((flag) => [flag, { type: "boolean" as const }])),
      },
    });
    const [least, most] = typeof command.words === "number" ? [command.words, command.words] : command.words;
    if (positionals.length < least || positionals.length > most) throw new TypeError("wrong number of words");
    const said = Object.entries(values);
    const options = Object.fromEntries(said.filter(([, value]) => typeof value === "string"));
    const flags = new Set(said.filter(([, value]) => value === true).map(([flag]) => flag));
    return () => command.run(positionals, options as Record<string, string>, flags);
  } catch (cause) {
    throw new OperatorError(`It goes like this: npm run site -- ${command.usage}`, { cause });
  }
}
