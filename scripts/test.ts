import { runCommand } from "./failure.ts";
import { runTests } from "./test-run.ts";

await runCommand(async () => {
  process.exitCode = await runTests(process.argv.slice(2));
});
