import { runCommand } from "./failure.ts";
import { runInForeground } from "./run-tool.ts";

await runCommand(async () => {
  process.exitCode = await runInForeground([
    "graphql-codegen",
    "--config",
    "codegen.ts",
    ...process.argv.slice(2),
  ]);
});
