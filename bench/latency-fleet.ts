// A part: many agents in one process. Each has the real agent's heartbeat loop, slots and wake-up subscription; its
// scanner ends at once. What would run a scanner or touch the disk is left out: that is not what is measured here.
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { createHeadApi } from "../agent/api.ts";
import { Heartbeat } from "../agent/heartbeat.ts";
import { logger } from "../agent/logger.ts";
import { Metrics } from "../agent/metrics.ts";
import { Slots } from "../agent/slots.ts";
import { Transport } from "../agent/transport.ts";
import { WakeUp } from "../agent/wake-up.ts";
import { answerParent, sharedClockNs, tellParent } from "./ipc.ts";

const Growth = z.object({ headUrl: z.string(), enrollmentToken: z.string(), count: z.int(), slots: z.int() });
type Growth = z.infer<typeof Growth>;

/** Agents that register at the same time. */
const REGISTERING = 40;

let agents = 0;

answerParent({ grow: (input) => grow(Growth.parse(input)) });

/** Starts agents until there are `count`, and waits until each has reported and listens for wake-ups. */
async function grow(growth: Growth): Promise<number> {
  while (agents < growth.count) {
    const starting = Math.min(REGISTERING, growth.count - agents);
    await Promise.all(Array.from({ length: starting }, () => startAgent(growth, ++agents)));
  }
  await sleep(1000); // the heartbeats that followed the registrations
  return agents;
}

function startAgent({ headUrl, enrollmentToken, slots: count }: Growth, number: number): Promise<void> {
  const head = { url: headUrl };
  const api = createHeadApi(head);
  const slots = new Slots({
    count: () => count,
    accepts: () => true,
    onChange: () => heartbeat.hurry(),
    onEnd: () => undefined,
    async run({ id, attempt, targets }) {
      tellParent({ key: targets[0], atNs: String(sharedClockNs()) });
      const end = {
        assignmentId: id,
        attempt,
        eventCount: 0,
        coverage: {},
        command: ["nmap"],
        toolVersion: "7.93",
      };
      await api.completeAssignment(end);
      return { ok: true, code: "COMPLETE", eventCount: 0 };
    },
  });
  const heartbeat = new Heartbeat({
    api,
    head: { answered: () => undefined, missed: () => undefined },
    slots,
    metrics: new Metrics(),
    spool: { bytes: 0, records: 0, limitBytes: 0, takesWork: true, left: () => [], disown: () => undefined },
    mayWork: () => true,
    isOutdated: () => false,
    problem: () => null,
    describe: async () => ({
      identity: `bench-${number}/agent`,
      hostname: `bench-${number}`,
      addresses: ["192.0.2.10"],
      version: "0.1.0",
      labels: [{ name: "segment", value: `segment-${number % 10}` }],
      capabilities: [
        { name: "nmap", version: "7.93", privileged: true },
        { name: "yara", version: "4.2.3", privileged: false },
      ],
      policy: {},
      slots: count,
      spoolId: `bench-${number}`,
    }),
    enrollmentToken: () => enrollmentToken,
    onToken: (sessionToken) => wakeUp.connect(sessionToken),
    onSession: ({ sessionToken }) => wakeUp.connect(sessionToken),
    log: logger,
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  const wakeUp = new WakeUp({
    head,
    transport: new Transport(),
    log: logger,
    onHint: () => {
      resolve(); // the first one comes a moment after the subscription stands
      heartbeat.hurry();
    },
  });
  heartbeat.start();
  return promise;
}
