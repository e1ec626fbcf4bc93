import { availableParallelism, cpus, loadavg, totalmem } from "node:os";

/** What the figures were taken on, and how to read them. */
export function describeMachine(): string {
  const model = cpus()[0]?.model.trim() ?? "unknown processor";
  const gib = Math.round(totalmem() / 2 ** 30);
  return [
    `${availableParallelism()} × ${model}, ${gib} GiB, Node ${process.versions.node}, embedded PostgreSQL with its default`,
    `durability. Load generator, Node and PostgreSQL share these processors.`,
    "Rounds of all contenders alternate; trust the ratios, which are taken round by round, more than the figures.",
  ].join("\n");
}

/** How busy the machine is now; beyond its processors, the figures say little. */
export function describeLoad(when: string): string {
  return `Load average ${when}: ${loadavg()
    .map((load) => load.toFixed(2))
    .join(", ")} (1, 5, 15 minutes).`;
}
