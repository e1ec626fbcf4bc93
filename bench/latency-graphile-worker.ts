// A part: graphile-worker with its default settings, adder and worker in one process. Its documented settings for
// throughput are no faster at starting a single job.
import { Logger, makeWorkerUtils, run } from "graphile-worker";
import { z } from "zod";
import { answerParent, sharedClockNs, tellParent } from "./ipc.ts";

const connectionString = z.string().parse(process.env.DATABASE_URL);
const logger = new Logger(() => () => undefined);

const utils = await makeWorkerUtils({ connectionString, logger });
await utils.migrate();
const runner = await run({
  connectionString,
  concurrency: 10,
  noHandleSignals: true,
  logger,
  taskList: { start: (payload) => tellParent({ key: payload, atNs: String(sharedClockNs()) }) },
});
runner.promise.catch((error: unknown) => {
  throw error;
});

answerParent({
  ready: () => true,
  assign: async (key) => {
    const sentNs = String(sharedClockNs());
    await utils.addJob("start", key);
    return sentNs;
  },
});
