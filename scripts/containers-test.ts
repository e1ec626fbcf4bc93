import { runCommand } from "./failure.ts";
import { generateCode } from "./setup.ts";
import { runTests } from "./test-run.ts";

// What takes root and Debian's packages: the images step by step, and started; an installation; a restore by PostgreSQL's
// own programs. The arguments are those of a test run.
await runCommand(async () => {
  await generateCode();
  process.env.CONTAINERS = "true";
  process.exitCode = await runTests([
    "test/containers-build.test.ts",
    "test/plain-machine.test.ts",
    "test/restore.test.ts",
    ...process.argv.slice(2),
  ]);
});
