import { visibleText } from "../agent/visible-text.ts";

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

/** A sentence for whoever made the mistake: what failed for a known reason, or an option that the command does not have. */
function isTheirs(error: unknown): error is Error {
  return error instanceof Failure || codeOf(error)?.startsWith("ERR_PARSE_ARGS_") === true;
}

/** Runs a command of this project: a Failure becomes one sentence, anything else a stack trace; both exit with 1. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    const text = isTheirs(error) ? error.message : error instanceof Error ? error.stack : String(error);
    process.stderr.write(`${visibleText(String(text))}\n`);
    process.exitCode = 1;
  }
}
