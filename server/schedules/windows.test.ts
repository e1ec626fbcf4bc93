import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { WEEKDAYS } from "../../agent/time-zone.ts";
import { assignScan, codeOf, enrollAgent, operatorToken, run, runWell } from "../../test/support/graphql.ts";
import { expireAssignments } from "../assignments/expire.ts";
import { db, pool } from "../db.ts";
import { listen } from "../pubsub.ts";
import { agentHours } from "./agent-hours.ts";
import { applyLabelWindows } from "./apply-label-windows.ts";
import { deleteLabelWindow, isAgentInWindow } from "./label-windows.ts";
import { postponeOffHours } from "./postpone.ts";
import { applyScanWindows } from "./scan-windows.ts";

const MINUTE_MS = 60_000;
const always = { days: [...WEEKDAYS], from: "00:00", to: "00:00", timeZone: "UTC" };
/** Two hours that begin two hours from now. */
function later(atEnd?: string) {
  const time = (minutes: number) => new Date(Date.now() + minutes * MINUTE_MS).toISOString().slice(11, 16);
  return { ...always, from: time(120), to: time(240), ...(atEnd ? { atEnd } : {}) };
}

const SET = `mutation ($label: LabelInput!, $window: ScanWindowInput!) {
  setLabelWindow(label: $label, window: $window) { id labelName labelValue window { words isOpen nextChangeAt atEnd } } }`;
const DELETE = "mutation ($id: ID!) { deleteLabelWindow(id: $id) }";
const dmz = { name: "segment", value: "dmz" };

const asOperator = async (query: string, variables: object) =>
  runWell(query, variables, await operatorToken());
const setWindow = async (window: object) => (await asOperator(SET, { label: dmz, window })).setLabelWindow;

async function clear() {
  await pool.query(`TRUNCATE "Agent", "Scan" CASCADE`);
  for (const { id } of await db.labelWindow.findMany()) await deleteLabelWindow(id);
  await applyLabelWindows();
}
beforeEach(clear);
afterEach(clear);

describe("a scan with a window", () => {
  it("is not handed out before the window opens, and says so", async () => {
    const agent = await enrollAgent();
    const scan = await assignScan({ window: later() });
    expect(scan.assignments.edges[0].node.explanation).toMatch(
      /^Waiting: the window of its scan is closed \(daily .* UTC\), opens at .* UTC; gives up /,
    );
    expect((await agent.heartbeat()).assignments).toEqual([]);
  });

  it("is handed out at once in an open window", async () => {
    const agent = await enrollAgent();
    await assignScan({ window: always });
    expect((await agent.heartbeat()).assignments).toHaveLength(1);
  });

  it("is handed out when the window opens, by whichever head sees it first", async () => {
    const agent = await enrollAgent();
    const scan = await assignScan({ window: later() });
    await db.scan.update({ where: { id: scan.id }, data: { window: { ...always, atEnd: "FINISH" } } });
    await Promise.all([applyScanWindows(), applyScanWindows(), applyScanWindows()]);
    expect((await agent.heartbeat()).assignments).toHaveLength(1);
  });

  it.each([
    ["FINISH", false],
    ["INTERRUPT", true],
  ])("is treated at the end of the window as %s says", async (atEnd, isInterrupted) => {
    const agent = await enrollAgent();
    const scan = await assignScan({ window: { ...always, atEnd } });
    const [assignment] = (await agent.heartbeat()).assignments;
    await db.scan.update({ where: { id: scan.id }, data: { window: { ...later(), atEnd } } });
    await applyScanWindows();
    const { interruptRequestedAt } = await db.assignment.findUniqueOrThrow({ where: { id: assignment.id } });
    expect(interruptRequestedAt !== null).toBe(isInterrupted);
  });

  it.each([
    ["no days", { days: [] }, "WINDOW_INVALID"],
    ["a wrong time", { from: "8 pm" }, "WINDOW_INVALID"],
    ["a wrong time zone", { timeZone: "Nowhere/Land" }, "TIME_ZONE_INVALID"],
  ])("is refused with %s", async (_what, change, code) => {
    const input = { targets: ["127.0.0.1"], scanners: ["nmap"], window: { ...always, ...change } };
    const mutation = "mutation ($input: AssignScanInput!) { assignScan(input: $input) { id } }";
    expect(await codeOf(mutation, { input }, await operatorToken())).toBe(code);
  });
});

describe("the window of a label", () => {
  it("is set once for a label, shown, and taken away", async () => {
    await setWindow(always);
    const set = await setWindow(later("INTERRUPT"));
    expect(set.window).toMatchObject({
      isOpen: false,
      atEnd: "INTERRUPT",
      words: expect.stringMatching(/^daily .* UTC$/),
    });
    const query = "{ labelWindows { edges { node { id labelName labelValue } } } }";
    const node = { id: set.id, labelName: "segment", labelValue: "dmz" };
    expect((await asOperator(query, {})).labelWindows.edges).toEqual([{ node }]);
    await asOperator(DELETE, { id: set.id });
    expect((await asOperator(query, {})).labelWindows.edges).toEqual([]);
    expect(await codeOf(DELETE, { id: set.id }, await operatorToken())).toBe("LABEL_WINDOW_NOT_FOUND");
  });

  it("is refused for what is no label", async () => {
    const label = { name: "no label", value: "x" };
    const { errors } = await run(SET, { label, window: always }, await operatorToken());
    expect(errors?.[0]).toMatchObject({
      extensions: { code: "BAD_INPUT" },
      message: expect.stringContaining("label"),
    });
  });

  it("keeps agents with that label from taking work, and no others", async () => {
    await setWindow(later());
    expect(await isAgentInWindow({ segment: "dmz" })).toMatchObject({
      open: false,
      reason: expect.stringContaining("the window of segment=dmz is closed (daily "),
      opensAt: expect.any(Date),
    });
    expect(await isAgentInWindow({ segment: "office" })).toEqual({ open: true });
    const [inside, outside] = [await enrollAgent(), await enrollAgent({ labels: [] })];
    await Promise.all([assignScan({ targets: ["192.0.2.1"] }), assignScan({ targets: ["192.0.2.2"] })]);
    expect((await inside.heartbeat()).assignments).toEqual([]);
    const { explanation } = (await assignScan({ placement: { labels: [dmz] } })).assignments.edges[0].node;
    expect(explanation).toMatch(
      /^Waiting: the window of segment=dmz is closed \(.*\), opens at .* UTC; gives up /,
    );
    expect((await outside.heartbeat()).assignments).toHaveLength(2);
  });

  it("gives work that waits for it more time, but not work that an agent could have taken", async () => {
    await enrollAgent();
    await setWindow(later());
    const scan = await assignScan();
    const overdue = async () => {
      await pool.query(`UPDATE "Assignment" SET "deadlineAt" = now() - interval '1 second'`);
      await postponeOffHours();
      await expireAssignments();
      return db.assignment.findFirstOrThrow({ where: { scanId: scan.id } });
    };
    const kept = await overdue();
    expect(kept.state).toBe("QUEUED");
    expect(kept.deadlineAt.getTime()).toBeGreaterThan(Date.now() + 25 * 60 * MINUTE_MS);
    await setWindow(always);
    expect(await overdue()).toMatchObject({ state: "EXPIRED", failureCode: "NOT_STARTED" });
  });

  it("interrupts what runs where it says so, once", async () => {
    const agent = await enrollAgent();
    await assignScan();
    const [assignment] = (await agent.heartbeat()).assignments;
    const interruptedAt = async () =>
      (await db.assignment.findUniqueOrThrow({ where: { id: assignment.id } })).interruptRequestedAt;
    await setWindow(later("FINISH"));
    await applyLabelWindows();
    expect(await interruptedAt()).toBeNull();
    await setWindow(later("INTERRUPT"));
    await applyLabelWindows();
    const first = await interruptedAt();
    expect(first).not.toBeNull();
    await sleep(5);
    await applyLabelWindows();
    expect(await interruptedAt()).toEqual(first);
  });

  it("wakes agents with the label when it opens", async () => {
    const [inside, outside] = [await enrollAgent(), await enrollAgent({ labels: [] })];
    const woken: string[] = [];
    const unlisten = [inside, outside].map(({ id }) => listen(`wakeUp:${id}`, () => woken.push(id)));
    await setWindow(later());
    await applyLabelWindows();
    expect(woken).toEqual([]);
    await setWindow(always);
    await applyLabelWindows();
    expect(woken).toEqual([inside.id]);
    for (const stop of unlisten) stop();
  });
});

describe("an agent with several labels that have windows", () => {
  const hours = (from: string, to: string) => ({ ...always, from, to, atEnd: "FINISH" as const });
  const windows = (second: ReturnType<typeof hours>) => [
    { id: "1", labelName: "segment", labelValue: "dmz", window: hours("20:00", "06:00") },
    { id: "2", labelName: "region", labelValue: "eu", window: second },
  ];
  const labels = { segment: "dmz", region: "eu" };
  const noon = new Date("2026-11-23T12:00:00Z");

  it("works when all of them are open, and knows when that is", () => {
    expect(agentHours(windows(hours("22:00", "23:00")), labels, noon)).toMatchObject({
      open: false,
      opensAt: new Date("2026-11-23T22:00:00Z"),
    });
    expect(agentHours(windows(hours("22:00", "23:00")), labels, new Date("2026-11-23T22:30:00Z"))).toEqual({
      open: true,
    });
  });

  it("knows that they are never open together", () => {
    expect(agentHours(windows(hours("08:00", "09:00")), labels, noon)).toMatchObject({
      open: false,
      opensAt: null,
    });
  });
});
