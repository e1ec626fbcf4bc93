import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { planFaults } from "./chaos/plan.ts";
import { formatReport } from "./chaos/report.ts";
import { runChaos } from "./chaos/run.ts";
import { describeWith } from "./support/tools.ts";

const MINUTE = 60_000;
const SECONDS = 12;

it("plans every sort of fault, one at a time for each victim, and the same for the same seed", () => {
  const plan = planFaults(7, 90);
  const sorts = new Set(plan.map(({ kind, victim }) => `${kind} of ${victim.replace(/-\d$/, "")}`));
  expect([...sorts].sort()).toEqual([
    "cut of agent",
    "fill-disk of agent",
    "freeze of agent",
    "kill of agent",
    "kill of database",
    "kill of head",
    "kill of redis",
    "kill-scanner of agent",
    "replace of agent",
    "silence of agent",
    "slow of agent",
  ]);
  const overlapping = plan.filter((fault, index) =>
    plan
      .slice(0, index)
      .some((other) => other.victim === fault.victim && other.atMs + other.forMs > fault.atMs),
  );
  expect(overlapping).toEqual([]);
  expect(planFaults(7, 90)).toEqual(plan);
  expect(planFaults(8, 90)).not.toEqual(plan);
});

describeWith("nmap", "redis-server")("while heads, agents, scanners, servers and connections break", () => {
  it(
    "every scan ends, and finds what it finds when nothing breaks",
    async () => {
      const seed = Number(process.env.CHAOS_SEED ?? 7);
      const dir = await mkdtemp(join(tmpdir(), "ai-defend-chaos-"));
      const report = await runChaos({ seed, seconds: SECONDS, dir, say: () => undefined });
      const text = [...formatReport(seed, report), `Again: CHAOS_SEED=${seed}. Logs: ${dir}`].join("\n");
      if (report.problems.length > 0) throw new Error(text);
      await rm(dir, { recursive: true, force: true }); // kept when it failed
    },
    4 * MINUTE,
  );
});
