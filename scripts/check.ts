import { performance } from "node:perf_hooks";
import { Failure, runCommand } from "./failure.ts";
import { runTool } from "./run-tool.ts";
import { generateCode } from "./setup.ts";
import { say, step, warn } from "./terminal.ts";
import { runTests } from "./test-run.ts";

const node = process.execPath;

/** What is looked at before the tests, cheapest first. */
const checks: { name: string; command: string[] }[] = [
  { name: "format", command: ["biome", "format", "."] },
  { name: "lint", command: ["biome", "lint", "--error-on-warnings", "."] },
  { name: "lint types", command: ["oxlint", "--type-aware", "--deny-warnings"] },
  { name: "types", command: ["tsc", "-p", "."] },
  { name: "migrations", command: [node, "scripts/migration.ts", "--check"] },
  { name: "schema", command: [node, "scripts/print-schema.ts", "--check"] },
  { name: "codegen", command: ["graphql-codegen", "--config", "codegen.ts", "--check"] },
  { name: "licences", command: [node, "scripts/licences.ts"] },
  { name: "unused", command: ["knip", "--no-progress"] },
];

const usage = {
  call: "npm run check --",
  does: "Runs format, lint, types, checks of what is generated and of what is unused, and all tests.",
  options: { "no-tests": { type: "boolean", text: "leaves the tests out" } },
} as const;

await runCommand(usage, async (values) => {
  await generateCode();
  const failed: string[] = [];
  for (const { name, command } of checks) {
    const startedAt = performance.now();
    const { ok, output } = await runTool(command);
    if (ok) step(name, `${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
    else {
      failed.push(name);
      warn(name, `failed: ${command.join(" ").replace(node, "node")}`);
      say(output);
    }
  }
  if (failed.length > 0)
    throw new Failure(`Not in order: ${failed.join(", ")}. npm run fix settles format and simple lint.`);
  if (!values["no-tests"]) process.exitCode = await runTests([]);
});
