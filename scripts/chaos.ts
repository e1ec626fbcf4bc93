import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Failure, runCommand } from "./failure.ts";
import { dataDir } from "./project.ts";
import { provideTools } from "./scanners.ts";
import { buildDashboard, generateCode } from "./setup.ts";
import { say } from "./terminal.ts";
import { testTools } from "./tools.ts";

const needed = testTools.filter(({ name }) => name !== "chromium");

const usage = {
  call: "npm run chaos --",
  does: "Runs scans undisturbed and while everything breaks, and compares what was found.",
  options: {
    seed: { type: "string", value: "N", text: "plans the same scans and faults again; random unless said" },
    seconds: { type: "string", value: "N", text: "how long things break, 10 to 600; 90 unless said" },
  },
} as const;

await runCommand(usage, async (values) => {
  const seed = wholeNumber(
    "seed",
    values.seed ?? String(Math.floor(Math.random() * 100_000)),
    0,
    2 ** 32 - 1,
  );
  const seconds = wholeNumber("seconds", values.seconds ?? "90", 10, 600);
  await mkdir(dataDir, { recursive: true });
  await generateCode();
  await buildDashboard();
  await provideTools(needed, dataDir);
  const { runChaos } = await import("../test/chaos/run.ts");
  const { formatReport } = await import("../test/chaos/report.ts");
  const dir = await mkdtemp(join(tmpdir(), "ai-defend-chaos-"));
  say(`Seed ${seed}: again with npm run chaos -- --seed ${seed} --seconds ${seconds}`);
  const report = await runChaos({ seed, seconds, dir, say });
  for (const line of formatReport(seed, report)) say(line);
  if (report.problems.length > 0) throw new Failure(`The logs are in ${dir}.`);
  await rm(dir, { recursive: true, force: true });
});
process.exit(); // whatever a library still holds open

function wholeNumber(name: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw new Failure(`--${name} must be a whole number from ${min} to ${max}, not "${text}".`);
}
