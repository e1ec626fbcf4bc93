import { Command, CommanderError } from "commander";
import { visibleText } from "../agent/visible-text.ts";
import manifest from "../package.json" with { type: "json" };
import { addAgentsCommand } from "./commands/agents.ts";
import { addDetectionsCommand } from "./commands/detections.ts";
import { addDoctorCommand } from "./commands/doctor.ts";
import { addFeedsCommand } from "./commands/feeds.ts";
import { addScanCommands } from "./commands/scan.ts";
import { addTokenCommand } from "./commands/token.ts";
import { CliFailure, EXIT } from "./failure.ts";
import { oneLine, tell } from "./output.ts";

const EPILOGUE = `
AI_DEFEND_URL    where the head is (http://localhost:8000)
AI_DEFEND_TOKEN  an API token; make one on the head's machine: ai-defend token --name me

Exit codes: 0 fine · 1 something at or above --fail-on · 2 wrong usage · 3 could not run, or not to its end · 130 Ctrl-C`;

// Whoever reads the output has enough: that is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit();
  throw error;
});

const program = new Command("ai-defend")
  .description("Ask the head of AI Defend for scans and results.")
  .version(manifest.version)
  .addHelpText("after", EPILOGUE)
  .showHelpAfterError("(ai-defend --help says more)")
  .exitOverride();
addScanCommands(program);
addAgentsCommand(program);
addDetectionsCommand(program);
addFeedsCommand(program);
addTokenCommand(program);
addDoctorCommand(program);
for (const command of program.commands) command.copyInheritedSettings(program);

await program.parseAsync().catch(fail);
process.exit(); // the head's modules keep connections open

function fail(error: unknown): void {
  if (error instanceof CommanderError) {
    // commander has said it; help and version are no mistakes.
    process.exitCode = error.exitCode === 0 ? EXIT.fine : EXIT.usage;
    return;
  }
  process.exitCode = error instanceof CliFailure ? error.exitCode : EXIT.notRun;
  if (error instanceof CliFailure) tell(oneLine(error.message));
  else tell(visibleText(String(error instanceof Error ? error.stack : error)));
}
