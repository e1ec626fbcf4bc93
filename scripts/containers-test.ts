import { runCommand } from "./failure.ts";
import { generateCode } from "./setup.ts";
import { runTests } from "./test-run.ts";
import { imageTools, testTools } from "./tools.ts";

const usage = {
  call: "npm run containers:test --",
  does: `Tests what takes root and Debian's packages: the images step by step, and started; an installation; a restore by
PostgreSQL's own programs.`,
  rest: "[options of Vitest]",
};

await runCommand(usage, async () => {
  await generateCode();
  process.env.CONTAINERS = "true";
  const files = ["test/containers-build.test.ts", "test/plain-machine.test.ts", "test/restore.test.ts"];
  process.exitCode = await runTests([...files, ...process.argv.slice(2)], [...testTools, ...imageTools]);
});
