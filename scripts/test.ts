import { runCommand } from "./failure.ts";
import { runTests } from "./test-run.ts";

const usage = {
  call: "npm test --",
  does: "Sets up what the tests need and runs them, all unless files are named. Options go to Vitest.",
  rest: "[FILE …] [options of Vitest]",
};

await runCommand(usage, async () => {
  process.exitCode = await runTests(process.argv.slice(2));
});
