import { runCommand } from "./failure.ts";
import { runInForeground } from "./run-tool.ts";

const usage = {
  call: "npm run codegen --",
  does: "Writes the types of schema.graphql and of the operations of agent, dashboard and command line.",
  rest: "[options of graphql-codegen]",
};

await runCommand(usage, async () => {
  process.exitCode = await runInForeground([
    "graphql-codegen",
    "--config",
    "codegen.ts",
    ...process.argv.slice(2),
  ]);
});
