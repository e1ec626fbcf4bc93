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

await runCommand(async () => {
  const [name = "", ...args] = process.argv.slice(2);
  const load = Object.hasOwn(benchmarks, name) ? benchmarks[name] : undefined;
  if (!load)
    throw new Failure(`Say what to measure: npm run bench -- ${Object.keys(benchmarks).join(" | ")}`);
  await buildDashboard(stop); // the heads that are measured serve it
  const bench = await load();
  await bench(args, stop);
});
process.exit(); // whatever a library still holds open
