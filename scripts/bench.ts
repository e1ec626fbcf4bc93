import { Failure, runCommand } from "./failure.ts";
import { buildDashboard } from "./setup.ts";
import { listenForStop } from "./stop-request.ts";

const benchmarks: Record<string, () => Promise<(args: string[], stop: AbortSignal) => Promise<void>>> = {
  dispatch: async () => (await import("../bench/dispatch.ts")).benchDispatch,
  export: async () => (await import("../bench/export.ts")).benchExport,
  ranking: async () => (await import("../bench/ranking.ts")).benchRanking,
  volume: async () => (await import("../bench/volume.ts")).benchVolume,
};

const stop = listenForStop(() => process.exit(130));

const usage = {
  call: "npm run bench --",
  does: `Measures the head, with a PostgreSQL of its own; docs/performance.md tells what was measured.

  dispatch  [--seconds N] [--rounds N] [--agents N,N,…] [--backlog N] [--only PART] [--profile FOLDER]
  volume    [--events N] [--detections N] [--ingest N] [--rounds N] [--alerts FOLDER] [--alert-limit N]
  export    [--rows N]
  ranking   [--alerts FOLDER]`,
  rest: "dispatch | volume | export | ranking [options]",
};

await runCommand(usage, async () => {
  const [name = "", ...args] = process.argv.slice(2);
  const load = Object.hasOwn(benchmarks, name) ? benchmarks[name] : undefined;
  if (!load)
    throw new Failure(`Say what to measure: npm run bench -- ${Object.keys(benchmarks).join(" | ")}`);
  await buildDashboard(stop); // the heads that are measured serve it
  const bench = await load();
  await bench(args, stop);
});
process.exit(); // whatever a library still holds open
