import { visibleText } from "../agent/visible-text.ts";
import { say } from "./terminal.ts";
import { formatUsage, isHelpAsked, type Option, readOptions, type Usage, type Values } from "./usage.ts";

/** What ends a command with one sentence for the person at the terminal, and no stack trace. */
export class Failure extends Error {
  override name = "Failure";
}

/** Text of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Code such as ENOENT of a failed system call, else null. */
export function codeOf(error: unknown): string | null {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
}

/**
 * Runs a command of this project with its options, or says how it is used where --help asks for that. A Failure, and an
 * option that it does not have, becomes one sentence, anything else a stack trace; all of these exit with 1.
 */
export async function runCommand<const Options extends Record<string, Option>>(
  usage: Usage<Options>,
  command: (values: Values<Options>) => Promise<void>,
): Promise<void> {
  const args = process.argv.slice(2);
  if (isHelpAsked(args)) return say(formatUsage(usage));
  try {
    await command(readOptions(usage, args));
  } catch (error) {
    process.stderr.write(`${visibleText(wordsOf(error, usage))}\n`);
    process.exitCode = 1;
  }
}

/** A sentence for whoever made a mistake, with where to look up what is right for a mistaken option; else a stack trace. */
function wordsOf(error: unknown, { call }: Usage): string {
  const isUsage = [error, error instanceof Failure && error.cause].some((one) =>
    codeOf(one)?.startsWith("ERR_PARSE_ARGS_"),
  );
  if (isUsage) return `${messageOf(error)} (${call} --help says more)`;
  return error instanceof Error && !(error instanceof Failure) ? String(error.stack) : messageOf(error);
}
