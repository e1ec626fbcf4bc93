import { describe, expect, it } from "vitest";
import {
  codeOf,
  enrollAgent,
  enrollmentToken,
  operatorToken,
  REGISTER,
  registration,
  runWell,
} from "../../test/support/graphql.ts";
import { db, pool } from "../db.ts";
import { listen } from "../pubsub.ts";
import { markStaleAgents } from "./agents.ts";

const healthOf = async (id: string) =>
  (await runWell("query ($id: ID!) { agent(id: $id) { health } }", { id }, await operatorToken())).agent
    .health;

const silence = (id: string, seconds: number) =>
  pool.query(
    `UPDATE "AgentStatus" SET "lastHeartbeatAt" = now() - make_interval(secs => $2) WHERE "agentId" = $1`,
    [id, seconds],
  );

describe("registration", () => {
  it("keeps one row for an identity, and voids the session of its earlier start", async () => {
    const first = await enrollAgent();
    const again = await enrollAgent({ identity: first.identity, hostname: "renamed" });
    expect(again.id).toBe(first.id);
    expect(await db.agent.count({ where: { identity: first.identity } })).toBe(1);
    await expect(first.heartbeat()).rejects.toThrow("UNAUTHENTICATED");
    await again.heartbeat();
  });

  it("refuses an unknown, an expired and a withdrawn enrollment token, and stores nothing", async () => {
    const identity = "never-registered";
    const unknown = await registration({ identity, enrollmentToken: "enroll_nobody-made-this-one" });
    expect(await codeOf(REGISTER, { input: unknown })).toBe("ENROLLMENT_REFUSED");
    const { createEnrollmentToken } = await import("../access/enrollment.ts");
    const expired = await createEnrollmentToken({ name: "expired", ttlHours: -1 });
    expect(await codeOf(REGISTER, { input: { ...unknown, enrollmentToken: expired } })).toBe(
      "ENROLLMENT_REFUSED",
    );
    const withdrawn = await createEnrollmentToken({ name: "withdrawn", ttlHours: 1 });
    await db.enrollmentToken.updateMany({ where: { name: "withdrawn" }, data: { revokedAt: new Date() } });
    expect(await codeOf(REGISTER, { input: { ...unknown, enrollmentToken: withdrawn } })).toBe(
      "ENROLLMENT_REFUSED",
    );
    expect(await db.agent.count({ where: { identity } })).toBe(0);
  });

  it("stores no token, only hashes", async () => {
    const agent = await enrollAgent();
    const { rows } = await pool.query(
      `SELECT to_jsonb(s)::text || (SELECT string_agg(to_jsonb(e)::text, '') FROM "EnrollmentToken" e) AS text
       FROM "AgentSession" s WHERE s."agentId" = $1`,
      [agent.id],
    );
    expect(rows[0].text).not.toContain(agent.token.slice(6));
    expect(rows[0].text).not.toContain((await enrollmentToken()).slice(7));
  });

  it("tells how old an agent's signatures are, and what that risks", async () => {
    const clamav = { name: "clamav", version: "1.4.6", privileged: true };
    const old = { ...clamav, signaturesAt: "2020-01-01T00:00:00.000Z", signatureCount: 8_000_000 };
    const agent = await enrollAgent({
      capabilities: [old, { name: "nmap", version: "7.93", privileged: true }],
    });
    const query =
      "query ($id: ID!) { agent(id: $id) { capabilities { name signaturesAt signatureCount risk } } }";
    const data = await runWell(query, { id: agent.id }, await operatorToken());
    expect(data.agent.capabilities).toEqual([
      {
        name: "clamav",
        signaturesAt: old.signaturesAt,
        signatureCount: 8_000_000,
        risk: expect.stringMatching(/^Its newest signatures are \d+ days old/),
      },
      { name: "nmap", signaturesAt: null, signatureCount: null, risk: null },
    ]);
  });

  it.each([
    ["slots", { slots: 0 }],
    ["label name", { labels: [{ name: "-x", value: "1" }] }],
    ["scanner name", { capabilities: [{ name: "../nmap", version: "1", privileged: false }] }],
    ["identity", { identity: "" }],
  ])("refuses a malformed %s with a sentence", async (_what, change) => {
    expect(await codeOf(REGISTER, { input: await registration(change) })).toBe("BAD_INPUT");
  });

  it("refuses an agent that an operator threw out", async () => {
    const agent = await enrollAgent();
    await db.agent.update({ where: { id: agent.id }, data: { health: "REVOKED" } });
    await expect(agent.heartbeat()).rejects.toThrow("UNAUTHENTICATED");
    expect(await codeOf(REGISTER, { input: await registration({ identity: agent.identity }) })).toBe(
      "AGENT_REVOKED",
    );
  });
});

describe("health", () => {
  it("turns STALE after five silent minutes, says so at that moment, and returns with the next heartbeat", async () => {
    const agent = await enrollAgent();
    const announced: string[] = [];
    const unlisten = listen("agentChanged", ({ ids }) => announced.push(...ids));
    await silence(agent.id, 299);
    await markStaleAgents();
    expect(await healthOf(agent.id)).toBe("ONLINE");
    await silence(agent.id, 301);
    await Promise.all([markStaleAgents(), markStaleAgents()]); // two heads at once
    expect(announced.filter((id) => id === agent.id)).toHaveLength(1);
    expect(await healthOf(agent.id)).toBe("STALE");
    const { agentHealth } = await runWell(
      "{ agentHealth { staleAfterSeconds stale { id secondsSinceHeartbeat } } }",
      {},
      await operatorToken(),
    );
    expect(agentHealth.staleAfterSeconds).toBe(300);
    const stale = agentHealth.stale.find((row: { id: string }) => row.id === agent.id);
    expect(stale.secondsSinceHeartbeat).toBeGreaterThanOrEqual(301);
    await agent.heartbeat();
    expect(await healthOf(agent.id)).toBe("ONLINE");
    unlisten();
  });

  it("is OFFLINE after a goodbye, with a session that no longer works", async () => {
    const agent = await enrollAgent();
    await runWell("mutation { deregisterAgent { agentId } }", {}, agent.token);
    expect(await healthOf(agent.id)).toBe("OFFLINE");
    await expect(agent.heartbeat()).rejects.toThrow("UNAUTHENTICATED");
  });

  it("stores what a heartbeat says", async () => {
    const agent = await enrollAgent();
    await agent.heartbeat({ activity: "ERROR", freeSlots: 0, load: 1.25, memoryBytes: 5e9, errorCount: 3 });
    const query =
      "query ($id: ID!) { agent(id: $id) { activity freeSlots load memoryBytes errorCount labels { name value } } }";
    expect((await runWell(query, { id: agent.id }, await operatorToken())).agent).toEqual({
      activity: "ERROR",
      freeSlots: 0,
      load: 1.25,
      memoryBytes: 5e9,
      errorCount: 3,
      labels: [{ name: "segment", value: "dmz" }],
    });
  });
});
