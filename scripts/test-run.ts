import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { dataDir } from "./project.ts";
import { runInForeground } from "./run-tool.ts";
import { provideTools } from "./scanners.ts";
import { buildDashboard, generateCode } from "./setup.ts";
import { say } from "./terminal.ts";
import { testTools } from "./tools.ts";

const Report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numFailedTestSuites: z.number(),
  numPendingTests: z.number(),
});

/**
 * Prepares what the tests need, `tools` among it, and runs them; `args` go to Vitest, such as a file name. Ends with one plain
 * line of counts. Returns the exit code.
 */
export async function runTests(args: string[], tools = testTools): Promise<number> {
  await mkdir(dataDir, { recursive: true });
  await generateCode();
  await buildDashboard();
  await provideTools(tools, dataDir);
  const dir = await mkdtemp(join(tmpdir(), "ai-defend-report-"));
  try {
    const report = join(dir, "report.json");
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
    const code = await runInForeground(["vitest", "run", ...reporters, ...args]);
    await sayCounts(report);
    return code;
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function sayCounts(report: string): Promise<void> {
  const text = await readFile(report, "utf8").catch(() => null);
  if (text === null) return say("The tests ended before they could be counted.");
  const counts = Report.parse(JSON.parse(text));
  // A file that cannot even be loaded counts no test, and must not look like a success.
  const failed = counts.numFailedTests || counts.numFailedTestSuites;
  if (counts.numPendingTests > 0) say(`${counts.numPendingTests} skipped`);
  say(`${counts.numPassedTests} passed, ${failed} failed`);
}
