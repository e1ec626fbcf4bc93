import type { ChaosReport } from "./run.ts";

/** The report as lines for people: what was done to whom and when, and what came of it. */
export function formatReport(seed: number, report: ChaosReport): string[] {
  const { faults, attempts, failures, problems } = report;
  const timeline = faults.map(
    ({ atMs, victim, what }) =>
      `  ${`+${(atMs / 1000).toFixed(1)} s`.padStart(9)}  ${victim.padEnd(9)}${what}`,
  );
  const counts = Object.entries(attempts).map(([result, count]) => `${count} ${result}`);
  const clocks = report.isSkewed
    ? "head-2 four minutes behind, agent-3 ten minutes ahead"
    : "left as they are: libfaketime is not installed (apt-get install faketime)";
  return [
    `Faults, seed ${seed}`,
    ...timeline,
    "Result",
    `  clocks     ${clocks}`,
    `  scans      ${report.scans}, in ${sum(attempts)} attempts: ${counts.join(", ")}`,
    `  failed     ${failures.length} assignments, retried after the faults`,
    ...[...new Set(failures)].map((reason) => `             ${reason}`),
    `  found      ${report.detections} detections expected`,
    `  quiet      ${(report.quietAfterMs / 1000).toFixed(1)} s after the last fault`,
    problems.length === 0 ? "  All is as in the undisturbed run." : `  ${problems.length} problems:`,
    ...problems.map((problem) => `    ${problem}`),
  ];
}

function sum(counts: Record<string, number>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
