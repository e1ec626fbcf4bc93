import { beforeEach, describe, expect, it } from "vitest";
import { enrollAgent, operatorToken, runWell } from "../../test/support/graphql.ts";
import { openPorts, startScan } from "../../test/support/scripted-scan.ts";
import { storeArtifactPart } from "../artifacts/artifacts.ts";
import { db, pool } from "../db.ts";
import { dropOldArtifacts, dropOldEvents } from "./retention.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS);

let agent: Awaited<ReturnType<typeof enrollAgent>>;
let scan: Awaited<ReturnType<typeof startScan>>;

beforeEach(async () => {
  await pool.query(`TRUNCATE "Agent", "Scan", "Detection", "DetectionChange", "Counter" CASCADE`);
  agent = await enrollAgent();
  scan = await startScan(agent, { targets: ["192.0.2.1"], config: { nmap: { ports: "1-1000" } } });
  await scan.see(openPorts("192.0.2.1", [22, 80]));
});

describe("retention", () => {
  it("drops events after their days, and keeps detections and their history", async () => {
    expect(await dropOldEvents(inDays(89), 90)).toBe(0);
    expect(await dropOldEvents(inDays(91), 90)).toBe(2);
    expect(await db.event.count()).toBe(0);
    expect(await db.detection.count()).toBe(2);
    expect(await db.detectionChange.count()).toBe(2);
    const { rows } = await pool.query(`SELECT sum(value)::int AS total FROM "Counter" WHERE name = 'events'`);
    expect(rows).toEqual([{ total: 0 }]);
  });

  it("keeps everything for ever where the days are 0", async () => {
    expect(await dropOldEvents(inDays(100_000), 0)).toBe(0);
    expect(await dropOldArtifacts(inDays(100_000), 0)).toBe(0);
    expect(await db.event.count()).toBe(2);
  });

  it("drops nothing twice, however many heads do it at once", async () => {
    await scan.see(
      openPorts(
        "192.0.2.1",
        Array.from({ length: 400 }, (_, port) => port + 100),
      ),
    );
    const dropped = await Promise.all(Array.from({ length: 4 }, () => dropOldEvents(inDays(91), 90)));
    expect(dropped.reduce((sum, count) => sum + count)).toBe(402);
  });

  it("drops raw output with all its parts", async () => {
    const piece = { agentId: agent.id, assignmentId: scan.assignmentId, attempt: scan.attempt, part: 1 };
    await storeArtifactPart({ ...piece, name: "nmap.xml", mediaType: "text/xml", data: Buffer.from("x") });
    expect(await dropOldArtifacts(inDays(29), 30)).toBe(0);
    expect(await dropOldArtifacts(inDays(31), 30)).toBe(1);
    expect(await db.artifactPart.count()).toBe(0);
  });

  it("is told with a detection that is older than its events", async () => {
    const ask = async () =>
      (await runWell("{ detections { edges { node { eventsDroppedBefore } } } }", {}, await operatorToken()))
        .detections.edges[0].node;
    expect(await ask()).toEqual({ eventsDroppedBefore: null });
    await db.detection.updateMany({ data: { firstSeenAt: inDays(-200) } });
    expect(Date.parse((await ask()).eventsDroppedBefore)).toBeLessThan(inDays(-89).getTime());
  });
});
