import { afterEach, describe, expect, it } from "vitest";
import {
  enrollAgent,
  enrollmentToken,
  REGISTER,
  registration,
  run,
  runWell,
  tokenOf,
} from "../../test/support/graphql.ts";
import { pool, transaction } from "../db.ts";
import { recordAct, SYSTEM } from "./record-act.ts";
import { verifyLog } from "./verify-log.ts";

const ASSIGN = `mutation { assignScan(input: { targets: ["192.0.2.1"], scanners: ["nmap"] }) { id } }`;
const ENTRIES = `query ($act: String, $first: Int, $after: String) { auditEntries(act: $act, first: $first, after: $after) {
  edges { cursor node { sequence actor actorName address act subject before after hash } } pageInfo { hasNextPage } } }`;

/** Entries of an act, the latest first, as an admin sees them. */
async function entries(act?: string): Promise<any[]> {
  const { auditEntries } = await runWell(ENTRIES, { act, first: 100 }, await tokenOf("ADMIN"));
  return auditEntries.edges.map(({ node }: any) => node);
}

const append = (after: unknown) =>
  transaction((client) => recordAct(client, SYSTEM, { act: "scan.assign", subject: "scan:1", after }));

/** Does what only somebody with the database's own rights could do: the triggers are off. */
async function tamper(sql: string): Promise<void> {
  await pool.query(
    `ALTER TABLE "AuditEntry" DISABLE TRIGGER USER; ALTER TABLE "AuditHead" DISABLE TRIGGER USER`,
  );
  await pool.query(sql);
  await pool.query(
    `ALTER TABLE "AuditEntry" ENABLE TRIGGER USER; ALTER TABLE "AuditHead" ENABLE TRIGGER USER`,
  );
}

const count = async (table: string) =>
  Number((await pool.query(`SELECT count(*) FROM "${table}"`)).rows[0].count);

describe("an act", () => {
  it("is in the log with who, what, from where and what came of it", async () => {
    const { assignScan } = await runWell(ASSIGN, {}, await tokenOf("OPERATOR"));
    expect((await entries("scan.assign"))[0]).toMatchObject({
      actor: "TOKEN",
      actorName: "test",
      address: "192.0.2.200",
      subject: `scan:${assignScan.id}`,
      before: null,
      after: { targets: ["192.0.2.1"], scanners: ["nmap"], assignments: 1 },
    });
  });

  it("tells how it was before", async () => {
    const agent = await enrollAgent();
    const drain = "mutation ($id: ID!) { drainAgent(id: $id, draining: true) { id } }";
    await runWell(drain, { id: agent.id }, await tokenOf("OPERATOR"));
    expect((await entries("agent.drain"))[0]).toMatchObject({
      subject: `agent:${agent.id}`,
      before: { draining: false },
      after: { draining: true },
    });
  });

  it("that is refused leaves no entry, but for a registration that was tried", async () => {
    const [operator, viewer] = [await tokenOf("OPERATOR"), await tokenOf("VIEWER")];
    const before = await count("AuditEntry");
    await run(ASSIGN.replace("192.0.2.1", "not a target!"), {}, operator);
    await run(ASSIGN, {}, viewer);
    expect(await count("AuditEntry")).toBe(before);
    await run(REGISTER, { input: await registration({ enrollmentToken: "guessed" }) });
    expect((await entries("agent.registerRefused"))[0]).toMatchObject({
      actor: "NOBODY",
      address: "192.0.2.200",
      after: { code: "ENROLLMENT_REFUSED" },
    });
  });

  it("by an agent a thousand times a second is none", async () => {
    const agent = await enrollAgent();
    const before = await count("AuditEntry");
    await agent.heartbeat();
    await agent.heartbeat();
    expect(await count("AuditEntry")).toBe(before);
  });

  it("never has a secret in the log", async () => {
    await enrollAgent();
    const text = JSON.stringify(await entries());
    for (const secret of [await enrollmentToken(), await tokenOf("ADMIN")])
      expect(text).not.toContain(secret);
    expect(text).not.toMatch(/agent_[\w-]{20}|aid_[\w-]{20}|enroll_[\w-]{20}/);
  });
});

describe("an act whose entry can't be written does not happen", () => {
  afterEach(() => pool.query(`ALTER TABLE "AuditEntry" DROP CONSTRAINT IF EXISTS full_disk`));

  it.each([
    ["a scan", "Scan", ASSIGN],
    [
      "a schedule",
      "Schedule",
      `mutation { createSchedule(input: { name: "s", cron: "@daily", timeZone: "UTC",
      scan: { targets: ["192.0.2.1"], scanners: ["nmap"] } }) { id } }`,
    ],
    [
      "hours of a label",
      "LabelWindow",
      `mutation { setLabelWindow(label: { name: "a", value: "b" },
      window: { days: [MON], from: "20:00", to: "06:00", timeZone: "UTC" }) { id } }`,
    ],
  ])("%s", async (_name, table, mutation) => {
    const before = await count(table);
    await pool.query(`ALTER TABLE "AuditEntry" ADD CONSTRAINT full_disk CHECK (false) NOT VALID`);
    const { errors } = await run(mutation, {}, await tokenOf("OPERATOR"));
    expect(errors?.[0]?.extensions.code).toBe("INTERNAL_SERVER_ERROR");
    expect(await count(table)).toBe(before);
    await pool.query(`ALTER TABLE "AuditEntry" DROP CONSTRAINT full_disk`);
    expect((await run(mutation, {}, await tokenOf("OPERATOR"))).errors).toBeUndefined();
    expect(await count(table)).toBe(before + 1);
  });

  it("an agent's registration, and no session is left", async () => {
    const input = await registration();
    const before = await count("AgentSession");
    await pool.query(`ALTER TABLE "AuditEntry" ADD CONSTRAINT full_disk CHECK (false) NOT VALID`);
    expect((await run(REGISTER, { input })).errors?.[0]?.extensions.code).toBe("INTERNAL_SERVER_ERROR");
    expect(await count("AgentSession")).toBe(before);
  });
});

describe("the log", () => {
  it("is append-only for every statement", async () => {
    await append({ n: 1 });
    for (const sql of [
      `UPDATE "AuditEntry" SET act = 'x'`,
      `DELETE FROM "AuditEntry" WHERE sequence = 1`,
      `TRUNCATE "AuditEntry"`,
      `DELETE FROM "AuditHead"`,
      `TRUNCATE "AuditHead"`,
    ])
      await expect(pool.query(sql)).rejects.toThrow("append-only");
  });

  it("keeps its order and its chain when many act at once", async () => {
    await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        append({ n, text: "\u0000\ud800 ünï", deep: { b: 1e21, a: [null, -0] } }),
      ),
    );
    expect(await verifyLog(pool)).toMatchObject({ entryCount: await count("AuditEntry"), problem: null });
  });

  it("is for admins alone", async () => {
    expect((await run(ENTRIES, {}, await tokenOf("OPERATOR"))).errors?.[0]?.extensions.code).toBe(
      "FORBIDDEN",
    );
  });

  it("is read page by page", async () => {
    const admin = await tokenOf("ADMIN");
    const seen: number[] = [];
    let after: string | undefined;
    for (let hasNext = true; hasNext; ) {
      const { auditEntries } = await runWell(ENTRIES, { first: 30, after }, admin);
      seen.push(...auditEntries.edges.map(({ node }: any) => node.sequence));
      after = auditEntries.edges.at(-1)?.cursor;
      hasNext = auditEntries.pageInfo.hasNextPage;
    }
    expect(seen).toEqual(Array.from({ length: seen.length }, (_, at) => seen.length - at));
    expect(seen.length).toBe(await count("AuditEntry"));
    expect((await run(ENTRIES, { act: "nonsense" }, admin)).errors?.[0]?.extensions.code).toBe("BAD_INPUT");
  });
});

describe("tampering", () => {
  /** Entry 3 in the middle, by each of its columns. */
  const columns: [string, string][] = [
    ["at", `at + interval '1 millisecond'`],
    ["actor", `'AGENT'`],
    ["actorId", `'somebody'`],
    ["actorName", `'Somebody'`],
    ["address", `'198.51.100.1'`],
    ["act", `'scan.cancel'`],
    ["subject", `'scan:2'`],
    ["before", `'{"a": 1}'`],
    ["after", `'{"n": 99}'`],
    ["previousHash", `decode(repeat('ab', 32), 'hex')`],
    ["hash", `decode(repeat('ab', 32), 'hex')`],
  ];

  it.each(columns)("with %s is found, and its entry named", async (column, value) => {
    await append({ n: 3 });
    await append({ n: 4 });
    const sequence = (await count("AuditEntry")) - 1;
    await tamper(`CREATE TABLE kept_entry AS SELECT * FROM "AuditEntry" WHERE sequence = ${sequence};
      UPDATE "AuditEntry" SET "${column}" = ${value} WHERE sequence = ${sequence}`);
    expect((await verifyLog(pool)).problem?.sequence).toBe(sequence);
    await tamper(`DELETE FROM "AuditEntry" WHERE sequence = ${sequence};
      INSERT INTO "AuditEntry" SELECT * FROM kept_entry; DROP TABLE kept_entry`);
    expect((await verifyLog(pool)).problem).toBeNull();
  });

  it("by taking an entry out is found", async () => {
    await append({ n: 1 });
    await append({ n: 2 });
    const sequence = (await count("AuditEntry")) - 1;
    await tamper(`CREATE TABLE kept_entry AS SELECT * FROM "AuditEntry" WHERE sequence = ${sequence};
      DELETE FROM "AuditEntry" WHERE sequence = ${sequence}`);
    expect((await verifyLog(pool)).problem).toEqual({ sequence, why: expect.stringContaining("missing") });
    await tamper(`INSERT INTO "AuditEntry" SELECT * FROM kept_entry; DROP TABLE kept_entry`);
  });

  it("by exchanging two entries is found", async () => {
    await append({ n: 1 });
    await append({ n: 2 });
    const last = await count("AuditEntry");
    const swap = `UPDATE "AuditEntry" SET sequence = 0 WHERE sequence = ${last};
      UPDATE "AuditEntry" SET sequence = ${last} WHERE sequence = ${last - 1};
      UPDATE "AuditEntry" SET sequence = ${last - 1} WHERE sequence = 0`;
    await tamper(swap);
    expect((await verifyLog(pool)).problem?.sequence).toBe(last - 1);
    await tamper(swap);
    expect((await verifyLog(pool)).problem).toBeNull();
  });

  it("by cutting off the end is found by the log's head, and by a noted anchor where that was changed too", async () => {
    await append({ n: 1 });
    const { anchor } = await verifyLog(pool);
    await tamper(`DELETE FROM "AuditEntry" WHERE sequence = ${anchor?.sequence}`);
    expect((await verifyLog(pool)).problem?.sequence).toBe(anchor?.sequence);
    await tamper(`UPDATE "AuditHead" h SET sequence = e.sequence, hash = e.hash FROM "AuditEntry" e
      WHERE e.sequence = ${(anchor?.sequence ?? 0) - 1}`);
    expect((await verifyLog(pool)).problem).toBeNull();
    expect((await verifyLog(pool, anchor ?? undefined)).problem?.sequence).toBe(anchor?.sequence);
    await append({ n: 99 });
    expect((await verifyLog(pool, anchor ?? undefined)).problem).toEqual({
      sequence: anchor?.sequence,
      why: expect.stringContaining("written anew"),
    });
  });
});
