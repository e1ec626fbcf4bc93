import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, sendTo } from "./support/client.ts";
import {
  assignScan,
  COMPLETE,
  completion,
  enrollAgent,
  openPort,
  operatorToken,
  SUBMIT,
} from "./support/graphql.ts";
import { startHead, type TestHead } from "./support/processes.ts";

/** What a later release may add beside heads of this one: it only expands. */
const NEXT_RELEASE = `
  CREATE TABLE "FromTheNextRelease" (id uuid PRIMARY KEY DEFAULT uuidv7(), "detectionId" uuid REFERENCES "Detection"(id));
  ALTER TYPE "AgentHealth" ADD VALUE 'QUARANTINED';
  ALTER TABLE "Agent" ADD COLUMN rack text NOT NULL DEFAULT '';
  ALTER TABLE "Assignment" ADD COLUMN cost int NOT NULL DEFAULT 1;
  ALTER TABLE "Attempt" ADD COLUMN "exitSignal" text;
  ALTER TABLE "Event" ADD COLUMN source text;
  ALTER TABLE "Detection" ADD COLUMN "dueAt" timestamptz;
  CREATE INDEX "Detection_dueAt_idx" ON "Detection" ("dueAt");
  INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
  VALUES ('${randomUUID()}', repeat('0', 64), now(), '29990101000000_next_release', 1);`;

let running: TestHead;
let operator: string;
let agent: Awaited<ReturnType<typeof enrollAgent>>;

/** A whole assignment with one finding, through one head; all that was found until then, the latest first. */
async function work(head: TestHead, port: number): Promise<string[]> {
  const send = sendTo(head.url);
  await assignScan({ targets: ["192.0.2.1"] }, send);
  const [{ id, attempt }] = (await agent.heartbeat({}, send)).assignments;
  const input = { assignmentId: id, attempt, chunk: 1, events: [openPort(1, port)] };
  await send(SUBMIT, { input }, agent.token);
  await send(COMPLETE, { input: completion(id, attempt, 1) }, agent.token);
  const { assignment } = await ask(head.url, operator, "query ($id: ID!) { assignment(id: $id) { state } }", {
    id,
  });
  expect(assignment).toEqual({ state: "SUCCEEDED" });
  const { detections } = await ask(
    head.url,
    operator,
    "{ detections(first: 9) { edges { node { location } } } }",
  );
  return detections.edges.map(({ node }: { node: { location: string } }) => node.location);
}

describe("heads of this release on the schema of the next", () => {
  beforeAll(async () => {
    running = await startHead();
    operator = await operatorToken();
    agent = await enrollAgent({}, sendTo(running.url));
  });

  afterAll(() => running?.stop());

  it("go on with their work, and start again after a crash", async () => {
    expect(await work(running, 1001)).toEqual(["1001/tcp"]);
    const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await client.connect();
    await client.query(NEXT_RELEASE);
    await client.end();
    expect(await work(running, 1002)).toEqual(["1002/tcp", "1001/tcp"]);
    await running.kill();
    running = await startHead({ env: { PORT: String(running.port) } });
    expect(await work(running, 1003)).toEqual(["1003/tcp", "1002/tcp", "1001/tcp"]);
  });
});
