import { type Command, InvalidArgumentError } from "commander";
import { Failure } from "../../scripts/failure.ts";
import { CliFailure, EXIT } from "../failure.ts";
import { say } from "../output.ts";

/** `token`: works on the head's own machine alone, where no token is needed to make the first one. */
export function addTokenCommand(program: Command): void {
  program
    .command("token")
    .description("make an API token, on the head's machine; it is shown once")
    .requiredOption("--name <text>", "what it is for, such as ci")
    .option("--role <role>", "viewer, analyst, operator or admin", parseRole, "operator")
    .action(async (options: { name: string; role: string }) => {
      // Loaded here, as it brings what starts programs and finds the database, which no other command needs.
      const { makeToken } = await import("../../scripts/make-token.ts");
      say(await makeToken(options).catch(toCliFailure));
    });
}

function toCliFailure(error: unknown): never {
  if (error instanceof Failure) throw new CliFailure(EXIT.notRun, error.message);
  throw error;
}

/** A role as it is written on the command line, in capitals or not. Throws what commander turns into a sentence. */
function parseRole(text: string): string {
  if (/^(viewer|analyst|operator|admin)$/i.test(text)) return text;
  throw new InvalidArgumentError("It is one of viewer, analyst, operator, admin.");
}
