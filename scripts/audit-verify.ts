import { Failure, runCommand } from "./failure.ts";
import { useRunningHead } from "./head-modules.ts";
import { say } from "./terminal.ts";

const usage = {
  call: "npm run audit:verify --",
  does: `Reads the audit log of the head on this machine, and checks that it is as it was written.
Exits with 0: it is; 1: it could not be read; 2: it was tampered with.`,
  options: {
    anchor: {
      type: "string",
      value: "ANCHOR",
      text: "what an earlier run printed, which must still be true",
    },
  },
} as const;

await runCommand(usage, async (values) => {
  const [, sequence, hash = ""] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(values.anchor ?? "") ?? [];
  if (values.anchor !== undefined && !sequence)
    throw new Failure(
      "An anchor is what an earlier run printed: npm run audit:verify -- --anchor 1234:9f86…",
    );
  await useRunningHead();
  const { pool } = await import("../server/db.ts");
  const { verifyLog } = await import("../server/audit/verify-log.ts");
  const verdict = await verifyLog(pool, sequence ? { sequence: Number(sequence), hash } : undefined);
  const { entryCount, anchor, problem } = verdict;
  if (problem) {
    say(`The audit log was tampered with. First bad entry: ${problem.sequence}. ${problem.why}`);
    process.exitCode = 2;
    return;
  }
  say(`${entryCount} entries, each as it was written.`);
  if (anchor) say(`Anchor, to be kept elsewhere: ${anchor.sequence}:${anchor.hash}`);
});
process.exit(); // the head's modules keep connections open
