// A part: pg-boss with LISTEN/NOTIFY on, sender and worker in one process.
import { PgBoss } from "pg-boss";
import { z } from "zod";
import { answerParent, sharedClockNs, tellParent } from "./ipc.ts";

const QUEUE = "start";
const Job = z.object({ key: z.string() });

const boss = new PgBoss({
  connectionString: z.string().parse(process.env.DATABASE_URL),
  useListenNotify: true,
});
boss.on("error", (error) => {
  throw error;
});
await boss.start();
await boss.createQueue(QUEUE, { notify: true });
await boss.work(QUEUE, { localConcurrency: 10 }, async (jobs) => {
  for (const { data } of jobs) tellParent({ key: Job.parse(data).key, atNs: String(sharedClockNs()) });
});

answerParent({
  ready: () => true,
  assign: async (key) => {
    const sentNs = String(sharedClockNs());
    await boss.send(QUEUE, { key });
    return sentNs;
  },
});
