import type { Command } from "commander";

/** Commander passes arguments, then options, then the command; the command's own options with those of the program. */
export function actionArguments(args: unknown[]): [argument: never, options: never] {
  const command = args.at(-1) as Command;
  return [args[0] as never, command.optsWithGlobals() as never];
}
