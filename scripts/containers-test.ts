import { runCommand } from "./failure.ts";
import { generateCode } from "./setup.ts";
import { runTests } from "./test-run.ts";

// Builds the images step by step and starts them; the arguments are those of a test run.
await runCommand(async () => {
  await generateCode();
  process.env.CONTAINERS = "true";
  process.exitCode = await runTests([
    "test/containers-build.test.ts",
    "test/plain-machine.test.ts",
    ...process.argv.slice(2),
  ]);
});
