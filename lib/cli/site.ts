import { readCommand, usage } from "./commands";

// npm run site -- COMMAND

async function main(args: readonly string[]): Promise<void> {
  if (args.length === 0 || /^(?:help|--help|-h)$/.test(args[0]!)) console.log(usage());
  else await readCommand(args)();
}

main(process.argv.slice(2)).catch((cause: unknown) => {
  const { name, message } = cause as Error;
  const expected = name === "OperatorError" || name === "EnvError";
  console.error(expected ? message : `That did not work: ${message}`);
  process.exitCode = 1;
});
