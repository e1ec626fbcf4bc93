import { once } from "node:events";
import { z } from "zod";
import { follow } from "./follow.ts";
import { parseFollowState } from "./follow-state.ts";

/**
 * The program of a FOLLOW run: `node follow-process.ts JSON`. Prints the sensor's records as they are, and after each part a
 * record of its own, `{"event_type":"follow",…}`, with the position behind it and what may have been lost before it.
 * The last one says that the time is over.
 */
const Job = z.strictObject({
  eve: z.string(),
  durationMs: z.number(),
  /** Tells this program's records from what the sensor's file may hold. */
  nonce: z.string(),
  state: z.unknown(),
});

const job = Job.parse(JSON.parse(process.argv[2] ?? ""));
const stop = new AbortController();
process.once("SIGTERM", () => stop.abort());

async function print(bytes: Buffer | string): Promise<void> {
  if (!process.stdout.write(bytes)) await once(process.stdout, "drain");
}

const note = (fields: object) => `${JSON.stringify({ event_type: "follow", nonce: job.nonce, ...fields })}\n`;

const { eve: path, durationMs, state } = job;
for await (const part of follow({ path, durationMs, state: parseFollowState(state), signal: stop.signal })) {
  await print(part.bytes);
  await print(note({ state: part.state, gap: part.gap }));
}
await print(note({ isOver: !stop.signal.aborted }));
