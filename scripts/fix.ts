import { runCommand } from "./failure.ts";
import { runInForeground } from "./run-tool.ts";

const usage = {
  call: "npm run fix --",
  does: "Formats files, all unless some are named, and settles simple lint.",
  rest: "[FILE …]",
};

await runCommand(usage, async () => {
  process.exitCode = await runInForeground(["biome", "check", "--write", ...pathsOrAll()]);
});

function pathsOrAll(): string[] {
  const paths = process.argv.slice(2);
  return paths.length > 0 ? paths : ["."];
}
