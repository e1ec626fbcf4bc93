import { runCommand } from "./failure.ts";
import { runInForeground } from "./run-tool.ts";

await runCommand(async () => {
  process.exitCode = await runInForeground(["biome", "check", "--write", ...pathsOrAll()]);
});

function pathsOrAll(): string[] {
  const paths = process.argv.slice(2);
  return paths.length > 0 ? paths : ["."];
}
