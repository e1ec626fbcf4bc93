import { beforeEach, describe, expect, it } from "vitest";
import {
  COMPLETE,
  codeOf,
  completion,
  enrollAgent,
  operatorToken,
  run,
  runWell,
} from "../../test/support/graphql.ts";
import { db, pool } from "../db.ts";
import { runDueSchedules } from "./run-due-schedules.ts";

const CREATE = `mutation ($input: CreateScheduleInput!) { createSchedule(input: $input) {
  id name cron timeZone overlap missed spreadSeconds enabled nextRunAt lastRunAt nextRuns scan } }`;
const UPDATE = `mutation ($id: ID!, $input: UpdateScheduleInput!) { updateSchedule(id: $id, input: $input) {
  id name cron enabled nextRunAt nextRuns } }`;
const RUN_NOW = "mutation ($id: ID!) { runScheduleNow(id: $id) { outcome message scan { id name } } }";
const DELETE = "mutation ($id: ID!) { deleteSchedule(id: $id) { id deletedAt } }";
const SHOW = `query ($id: ID!) { schedule(id: $id) { name nextRunAt lastRunAt
  runs { plannedAt outcome message scan { id name state } } } }`;

beforeEach(async () => {
  await pool.query(`TRUNCATE "Agent", "Scan", "Schedule" CASCADE`);
});

const asOperator = async (query: string, variables: object) =>
  runWell(query, variables, await operatorToken());

const MINUTE_MS = 60_000;
const hourly = {
  name: "Hourly look",
  cron: "0 * * * *",
  timeZone: "Europe/Berlin",
  scan: { targets: ["192.0.2.1"], scanners: ["nmap"] },
  // So that a test does not depend on how far the minute is.
  missed: "RUN_ONCE",
};

async function createSchedule(changes: object = {}) {
  return (await asOperator(CREATE, { input: { ...hourly, ...changes } })).createSchedule;
}

const show = async (id: string) => (await asOperator(SHOW, { id })).schedule;

/** Lets the minute of `due` be a planned time of each hour, of which the last run was so many hours before. */
async function makeDue(id: string, { due = new Date(), hoursMissed = 0 } = {}) {
  const planned = Math.floor(due.getTime() / MINUTE_MS) * MINUTE_MS;
  await pool.query(`UPDATE "Schedule" SET cron = $2, "timeZone" = 'UTC', "nextRunAt" = $3 WHERE id = $1`, [
    id,
    `${due.getUTCMinutes()} * * * *`,
    new Date(planned - hoursMissed * 60 * MINUTE_MS),
  ]);
}

/** Many heads do their duty at once. */
async function heads(count: number) {
  await Promise.all(Array.from({ length: count }, () => runDueSchedules()));
}

async function finishScan(scanId: string) {
  await db.assignment.updateMany({ where: { scanId }, data: { state: "SUCCEEDED", finishedAt: new Date() } });
  await db.scan.update({ where: { id: scanId }, data: { finishedAt: new Date() } });
}

describe("a schedule", () => {
  it("is made with its next times, which its spread puts off", async () => {
    const schedule = await createSchedule({ spreadSeconds: 1800 });
    expect(schedule).toMatchObject({
      name: "Hourly look",
      cron: "0 * * * *",
      overlap: "SKIP",
      missed: "RUN_ONCE",
      enabled: true,
      lastRunAt: null,
      scan: { targets: ["192.0.2.1"], scanners: ["nmap"] },
    });
    expect(schedule.nextRuns).toHaveLength(5);
    expect(schedule.nextRuns[0]).toBe(schedule.nextRunAt);
    const minutes = new Set(schedule.nextRuns.map((time: string) => time.slice(14)));
    expect(minutes.size).toBe(1);
    expect(Date.parse(schedule.nextRunAt)).toBeGreaterThan(Date.now());
  });

  it.each([
    ["a pace of seconds", { cron: "* * * * * *" }, "CRON_INVALID", "once a minute is the most"],
    ["nonsense", { cron: "soon" }, "CRON_INVALID", '"soon"'],
    ["a time zone that is none", { timeZone: "Berlin" }, "TIME_ZONE_INVALID", '"Berlin"'],
    ["no name", { name: "  " }, "BAD_INPUT", "name: is empty"],
    ["too wide a spread", { spreadSeconds: 3601 }, "BAD_INPUT", "spreadSeconds"],
    ["a scan that is refused", { scan: { ...hourly.scan, targets: ["a;b"] } }, "TARGET_INVALID", '"a;b"'],
    [
      "a scan with a start of its own",
      { scan: { ...hourly.scan, startAt: "2030-01-01T00:00:00Z" } },
      "BAD_INPUT",
      "startAt",
    ],
    [
      "a window without days",
      { scan: { ...hourly.scan, window: { days: [], from: "20:00", to: "06:00", timeZone: "UTC" } } },
      "WINDOW_INVALID",
      "at least one day",
    ],
  ])("is refused with %s, and not stored", async (_what, change, code, words) => {
    const { errors } = await run(CREATE, { input: { ...hourly, ...change } }, await operatorToken());
    expect(errors?.[0]).toMatchObject({ message: expect.stringContaining(words), extensions: { code } });
    expect(await db.schedule.count()).toBe(0);
  });

  it("keeps what a change leaves out, and plans anew from a changed time", async () => {
    const { id } = await createSchedule();
    const { updateSchedule } = await asOperator(UPDATE, { id, input: { cron: "@daily" } });
    expect(updateSchedule).toMatchObject({ name: "Hourly look", cron: "@daily", enabled: true });
    expect(updateSchedule.nextRunAt).toMatch(/T2[23]:00:00/);
    const bad = await codeOf(UPDATE, { id, input: { name: "New", cron: "x" } }, await operatorToken());
    expect(bad).toBe("CRON_INVALID");
    expect((await show(id)).name).toBe("Hourly look");
  });

  it("is not run while it is switched off, and goes on with the next time", async () => {
    const { id } = await createSchedule();
    await makeDue(id);
    const off = await asOperator(UPDATE, { id, input: { enabled: false } });
    expect(off.updateSchedule).toMatchObject({ enabled: false, nextRunAt: null, nextRuns: [] });
    await runDueSchedules();
    expect(await db.scan.count()).toBe(0);
    const on = await asOperator(UPDATE, { id, input: { enabled: true } });
    expect(Date.parse(on.updateSchedule.nextRunAt)).toBeGreaterThan(Date.now());
  });

  it("is gone when it is deleted, and live lists hear of it; its scans stay", async () => {
    const { id } = await createSchedule();
    const { changeCursor } = await asOperator("{ changeCursor }", {});
    await asOperator(RUN_NOW, { id });
    await asOperator(DELETE, { id });
    expect(await show(id)).toBeNull();
    const { schedules, scheduleChanges } = await asOperator(
      `query ($after: String!) { schedules { edges { node { id } } }
         scheduleChanges(after: $after) { nodes { id deletedAt } hasMore } }`,
      { after: changeCursor },
    );
    expect(schedules.edges).toEqual([]);
    expect(scheduleChanges).toEqual({ nodes: [{ id, deletedAt: expect.any(String) }], hasMore: false });
    expect(await db.scan.count()).toBe(1);
    for (const mutation of [DELETE, RUN_NOW]) {
      expect(await codeOf(mutation, { id }, await operatorToken())).toBe("SCHEDULE_NOT_FOUND");
    }
  });
});

describe("a planned time", () => {
  it("makes exactly one scan, however many heads look at once and again", async () => {
    const schedules = await Promise.all(
      Array.from({ length: 6 }, (_, index) => createSchedule({ name: `S${index}` })),
    );
    for (const { id } of schedules) await makeDue(id);
    await heads(12);
    await heads(12);
    expect(await db.scan.count()).toBe(6);
    expect(await db.scheduleRun.count({ where: { outcome: "STARTED" } })).toBe(6);
    const scans = await db.scan.findMany({
      orderBy: { name: "asc" },
      select: { name: true, createdBy: true },
    });
    expect(scans.map((scan) => scan.name)).toEqual(["S0", "S1", "S2", "S3", "S4", "S5"]);
    for (const { id } of schedules) {
      const { nextRunAt, runs } = await show(id);
      expect(Date.parse(nextRunAt)).toBeGreaterThan(Date.now());
      expect(runs).toMatchObject([
        {
          outcome: "STARTED",
          message: expect.stringMatching(/^(Started in time|Makes up for the run of)/),
          scan: { state: "QUEUED" },
        },
      ]);
    }
  });

  it("is not run again when its time is set back", async () => {
    const { id } = await createSchedule();
    const due = new Date();
    await makeDue(id, { due });
    await runDueSchedules();
    await makeDue(id, { due });
    await heads(4);
    expect(await db.scan.count()).toBe(1);
  });

  it("keeps nothing half when the scan can't be stored, and runs once that is over", async () => {
    const { id } = await createSchedule();
    await makeDue(id);
    await pool.query(`ALTER TABLE "Assignment" ADD CONSTRAINT broken CHECK (scanner <> 'nmap')`);
    await expect(runDueSchedules()).rejects.toThrow("broken");
    expect([await db.scan.count(), await db.scheduleRun.count()]).toEqual([0, 0]);
    await pool.query(`ALTER TABLE "Assignment" DROP CONSTRAINT broken`);
    await heads(3);
    expect([await db.scan.count(), await db.scheduleRun.count()]).toEqual([1, 1]);
  });

  it("is not kept from running by a schedule that breaks", async () => {
    const [broken, fine] = [await createSchedule({ name: "broken" }), await createSchedule({ name: "fine" })];
    await makeDue(broken.id, { hoursMissed: 1 });
    await makeDue(fine.id);
    await pool.query(`UPDATE "Schedule" SET cron = 'broken' WHERE id = $1`, [broken.id]);
    await expect(runDueSchedules()).rejects.toThrow("broken");
    expect(await db.scan.findMany({ select: { name: true } })).toEqual([{ name: "fine" }]);
  });

  it("is noted as failed with the reason, where its scan is refused by now", async () => {
    const agent = await enrollAgent();
    const { id } = await createSchedule({ scan: { ...hourly.scan, placement: { agentId: agent.id } } });
    await pool.query(`UPDATE "Agent" SET health = 'REVOKED'`);
    await makeDue(id);
    await runDueSchedules();
    expect((await show(id)).runs).toMatchObject([
      { outcome: "FAILED", message: "That agent was thrown out; it gets no work.", scan: null },
    ]);
    expect(await db.scan.count()).toBe(0);
  });
});

describe("planned times at which no head was running", () => {
  it("are left out and said so, with SKIP", async () => {
    const { id } = await createSchedule({ missed: "SKIP" });
    await makeDue(id, { due: new Date(Date.now() - 10 * MINUTE_MS), hoursMissed: 3 });
    await heads(3);
    expect(await db.scan.count()).toBe(0);
    expect((await show(id)).runs).toMatchObject([
      {
        outcome: "SKIPPED",
        message: expect.stringMatching(/^Left out 4 runs from .* no head was running\.$/),
      },
    ]);
  });

  it("are made up for by one run, with RUN_ONCE", async () => {
    const { id } = await createSchedule({ missed: "RUN_ONCE" });
    await makeDue(id, { due: new Date(Date.now() - 10 * MINUTE_MS), hoursMissed: 3 });
    await heads(3);
    await heads(3);
    expect(await db.scan.count()).toBe(1);
    expect((await show(id)).runs).toMatchObject([
      { outcome: "STARTED", message: expect.stringMatching(/^Makes up for 4 runs from /) },
    ]);
  });
});

describe("a run while the scan of an earlier one is not finished", () => {
  async function overlapping(overlap: string) {
    const { id } = await createSchedule({ overlap });
    const { runScheduleNow: first } = await asOperator(RUN_NOW, { id });
    await makeDue(id);
    await heads(4);
    return { id, first: first.scan.id as string };
  }

  it("is left out, with SKIP", async () => {
    const { id, first } = await overlapping("SKIP");
    expect(await db.scan.count()).toBe(1);
    const runs = (await show(id)).runs;
    expect(runs.map((run: { outcome: string }) => run.outcome).toSorted()).toEqual(["SKIPPED", "STARTED"]);
    await finishScan(first);
    expect((await asOperator(RUN_NOW, { id })).runScheduleNow.outcome).toBe("STARTED");
  });

  it("waits until that is finished, one at most, with QUEUE", async () => {
    const { id, first } = await overlapping("QUEUE");
    expect(await db.scan.count()).toBe(1);
    expect(await db.scheduleRun.count({ where: { outcome: "WAITING" } })).toBe(1);
    const third = await asOperator(RUN_NOW, { id });
    expect(third.runScheduleNow).toMatchObject({
      outcome: "SKIPPED",
      message: expect.stringContaining("waits already"),
    });
    await heads(4);
    expect(await db.scan.count()).toBe(1);
    await finishScan(first);
    await heads(4);
    await heads(4);
    expect(await db.scan.count()).toBe(2);
    const started = (await show(id)).runs.find((run: { message: string }) =>
      run.message.startsWith("Waited"),
    );
    expect(started).toMatchObject({ outcome: "STARTED", scan: { state: "QUEUED" } });
  });

  it("does not wait for a schedule that is switched off", async () => {
    const { id, first } = await overlapping("QUEUE");
    await asOperator(UPDATE, { id, input: { enabled: false } });
    await finishScan(first);
    await heads(2);
    expect(await db.scan.count()).toBe(1);
    expect(await db.scheduleRun.count({ where: { outcome: "WAITING" } })).toBe(0);
  });

  it("replaces that, with REPLACE", async () => {
    const { id, first } = await overlapping("REPLACE");
    expect(await db.scan.count()).toBe(2);
    const byScan = new Map((await show(id)).runs.map((run: any) => [run.scan.id, run]));
    expect(byScan.get(first)).toMatchObject({ outcome: "REPLACED", scan: { state: "CANCELLED" } });
    byScan.delete(first);
    expect([...byScan.values()]).toMatchObject([{ outcome: "STARTED", scan: { state: "QUEUED" } }]);
  });

  it("is noticed by views when an agent finishes it", async () => {
    const agent = await enrollAgent();
    const { id } = await createSchedule();
    await asOperator(RUN_NOW, { id });
    const [assignment] = (await agent.heartbeat()).assignments;
    const { changeCursor } = await asOperator("{ changeCursor }", {});
    await runWell(COMPLETE, { input: completion(assignment.id, assignment.attempt, 0) }, agent.token);
    await runDueSchedules();
    const { scheduleChanges } = await asOperator(
      `query ($after: String!) { scheduleChanges(after: $after) { nodes { id runs(first: 1) { scan { state } } } } }`,
      { after: changeCursor },
    );
    expect(scheduleChanges.nodes).toEqual([{ id, runs: [{ scan: { state: "SUCCEEDED" } }] }]);
  });
});
