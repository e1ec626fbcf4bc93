import { beforeEach, describe, expect, it } from "vitest";
import { codeOf, enrollAgent, operatorToken, runWell } from "../../test/support/graphql.ts";
import { examinedHosts, openPorts, startScan } from "../../test/support/scripted-scan.ts";
import { db, pool } from "../db.ts";
import { listen } from "../pubsub.ts";
import { expireAcceptances } from "./expire-acceptances.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();

beforeEach(async () => {
  await pool.query(`TRUNCATE "Agent", "Scan", "Detection", "DetectionChange" CASCADE`);
});

const PAYLOAD = "{ changed unchanged { status count ids } }";
async function act(
  field: string,
  selection: object,
  more: { args?: string; values?: object; types?: string } = {},
) {
  const { args = "", values = {}, types = "" } = more;
  const mutation = `mutation ($selection: DetectionSelectionInput! ${types}) {
    answer: ${field}(selection: $selection ${args}) ${PAYLOAD} }`;
  return (await runWell(mutation, { selection, ...values }, await operatorToken())).answer;
}
const note = (text: string) => ({ args: "note: $note", types: "$note: String!", values: { note: text } });
const until = (time: string) => ({
  args: "until: $until",
  types: "$until: DateTime!",
  values: { until: time },
});
const assignee = (id: string | null) => ({ args: "assigneeId: $id", types: "$id: ID", values: { id } });

async function find(ports: number[]) {
  const agent = await enrollAgent();
  const input = { targets: ["192.0.2.0/28"], config: { nmap: { ports: "1-1000" } } };
  const scan = await startScan(agent, input);
  await scan.see(openPorts("192.0.2.1", ports));
  await scan.succeed(examinedHosts(["192.0.2.1"], "1-1000"));
  const rescan = async (seen: number[]) => {
    const again = await startScan(agent, input);
    await again.see(openPorts("192.0.2.1", seen));
    await again.succeed(examinedHosts(["192.0.2.1"], "1-1000"));
  };
  const rows = await db.detection.findMany({ orderBy: { port: "asc" } });
  return { ids: rows.map((row) => row.id), rescan };
}
const statuses = async () =>
  (await db.detection.findMany({ orderBy: { port: "asc" } })).map(({ status }) => status);

describe("triage", () => {
  it.each([
    ["acknowledgeDetections", {}, "ACKNOWLEDGED", "ACKNOWLEDGED"],
    ["markFalsePositive", {}, "FALSE_POSITIVE", "FALSE_POSITIVE"],
    ["acceptDetections", until(inDays(30)), "ACCEPTED", "ACCEPTED"],
    ["resolveDetections", {}, "RESOLVED", "OPEN"],
  ])("%s: the status, also after it was seen again", async (field, more, status, afterwards) => {
    const { ids, rescan } = await find([22]);
    expect(await act(field, { ids }, more)).toEqual({ changed: 1, unchanged: [] });
    expect(await statuses()).toEqual([status]);
    await rescan([22]);
    expect(await statuses()).toEqual([afterwards]);
  });

  it.each([
    ["acknowledgeDetections", {}, "RESOLVED"],
    ["markFalsePositive", {}, "FALSE_POSITIVE"],
    ["acceptDetections", until(inDays(30)), "ACCEPTED"],
  ])("%s: the status after it was not seen any more", async (field, more, status) => {
    const { ids, rescan } = await find([22]);
    await act(field, { ids }, more);
    await rescan([]);
    expect(await statuses()).toEqual([status]);
  });

  it("keeps who did what, when and why", async () => {
    const { ids } = await find([22]);
    const { id: userId } = await db.user.findFirstOrThrow();
    await act("acknowledgeDetections", { ids }, note("Ask the network team."));
    await act("assignDetections", { ids }, assignee(userId));
    await act("noteDetections", { ids }, note("They answer on Monday."));
    await act("resolveDetections", { ids });
    await act("reopenDetections", { ids });
    const query = `query ($id: ID!) { detection(id: $id) { status resolvedBy note reopenedCount assignee { name }
      history { edges { node { kind from to accountName note assigneeName } } } } }`;
    const { detection } = await runWell(query, { id: ids[0] }, await operatorToken());
    expect(detection).toMatchInlineSnapshot(`
      {
        "assignee": {
          "name": "Operator",
        },
        "history": {
          "edges": [
            {
              "node": {
                "accountName": "test",
                "assigneeName": null,
                "from": "RESOLVED",
                "kind": "REOPENED",
                "note": "",
                "to": "OPEN",
              },
            },
            {
              "node": {
                "accountName": "test",
                "assigneeName": null,
                "from": "ACKNOWLEDGED",
                "kind": "RESOLVED",
                "note": "",
                "to": "RESOLVED",
              },
            },
            {
              "node": {
                "accountName": "test",
                "assigneeName": null,
                "from": "ACKNOWLEDGED",
                "kind": "NOTED",
                "note": "They answer on Monday.",
                "to": "ACKNOWLEDGED",
              },
            },
            {
              "node": {
                "accountName": "test",
                "assigneeName": "Operator",
                "from": "ACKNOWLEDGED",
                "kind": "ASSIGNED",
                "note": "",
                "to": "ACKNOWLEDGED",
              },
            },
            {
              "node": {
                "accountName": "test",
                "assigneeName": null,
                "from": "OPEN",
                "kind": "ACKNOWLEDGED",
                "note": "Ask the network team.",
                "to": "ACKNOWLEDGED",
              },
            },
            {
              "node": {
                "accountName": null,
                "assigneeName": null,
                "from": null,
                "kind": "FOUND",
                "note": "",
                "to": "OPEN",
              },
            },
          ],
        },
        "note": "They answer on Monday.",
        "reopenedCount": 0,
        "resolvedBy": null,
        "status": "OPEN",
      }
    `);
  });

  it("answers what did not change and why, and changes nothing twice", async () => {
    const { ids } = await find([22, 80, 443]);
    await act("markFalsePositive", { ids: ids.slice(0, 1) });
    const unknown = crypto.randomUUID();
    expect(await act("acknowledgeDetections", { ids: [...ids, unknown] })).toEqual({
      changed: 2,
      unchanged: expect.arrayContaining([
        { status: "FALSE_POSITIVE", count: 1, ids: [ids[0]] },
        { status: null, count: 1, ids: [unknown] },
      ]),
    });
    const before = await db.detectionChange.count();
    expect(await act("acknowledgeDetections", { ids: ids.slice(1) })).toEqual({
      changed: 0,
      unchanged: [{ status: "ACKNOWLEDGED", count: 2, ids: expect.arrayContaining(ids.slice(1)) }],
    });
    expect(await db.detectionChange.count()).toBe(before);
  });

  it("acts on all that pass a filter, but for what came after the operator looked", async () => {
    const { ids, rescan } = await find(Array.from({ length: 300 }, (_, index) => index + 1));
    await rescan([900]);
    const filter = { scanners: ["nmap"], statuses: ["RESOLVED"] };
    const count = `query ($filter: DetectionFilterInput!) { detectionCount(filter: $filter) }`;
    expect(await runWell(count, { filter }, await operatorToken())).toEqual({ detectionCount: 300 });
    expect(await act("markFalsePositive", { filter })).toEqual({ changed: 300, unchanged: [] });
    expect(
      await act("acknowledgeDetections", { filter: { scanners: ["nmap"] }, upToId: ids.toSorted().at(-1) }),
    ).toEqual({
      changed: 0,
      unchanged: [{ status: "FALSE_POSITIVE", count: 300, ids: expect.any(Array) }],
    });
    expect(await db.detection.count({ where: { status: "OPEN" } })).toBe(1);
    expect(await db.detectionChange.count({ where: { kind: "FALSE_POSITIVE" } })).toBe(300);
  });

  it("tells live views", async () => {
    const { ids } = await find([22, 80]);
    const heard: string[] = [];
    const stop = listen("detectionChanged", (message) => heard.push(...message.ids));
    await act("acknowledgeDetections", { ids });
    stop();
    expect(new Set(heard)).toEqual(new Set(ids));
  });

  it.each([
    ["neither ids nor filter", "{}", "BAD_INPUT"],
    ["both", "{ ids: [], filter: {} }", "BAD_INPUT"],
    ["no ids", "{ ids: [] }", "BAD_INPUT"],
    ["an id that is none", '{ ids: ["1"] }', "DETECTION_NOT_FOUND"],
  ])("refuses %s", async (_what, selection, code) => {
    const mutation = `mutation { reopenDetections(selection: ${selection}) { changed } }`;
    expect(await codeOf(mutation, {}, await operatorToken())).toBe(code);
  });

  it.each([
    ["a date that has passed", `acceptDetections(selection: $s, until: "${inDays(-1)}")`, "BAD_INPUT"],
    ["a date in ten years", `acceptDetections(selection: $s, until: "${inDays(3660)}")`, "BAD_INPUT"],
    ["an account that is none", 'assignDetections(selection: $s, assigneeId: "nobody")', "ACCOUNT_NOT_FOUND"],
    ["an empty note", 'noteDetections(selection: $s, note: " ")', "BAD_INPUT"],
  ])("refuses %s, and changes nothing", async (_what, field, code) => {
    const { ids } = await find([22]);
    const mutation = `mutation ($s: DetectionSelectionInput!) { ${field} { changed } }`;
    expect(await codeOf(mutation, { s: { ids } }, await operatorToken())).toBe(code);
    expect(await db.detectionChange.count()).toBe(1);
  });
});

describe("an accepted risk", () => {
  it("opens again by itself when its date has come, once on however many heads", async () => {
    const { ids } = await find([22, 80]);
    await act("acceptDetections", { ids: ids.slice(0, 1) }, until(inDays(1)));
    await act("acceptDetections", { ids: ids.slice(1) }, until(inDays(2)));
    expect(await expireAcceptances()).toBe(0);
    await pool.query(`UPDATE "Detection" SET "acceptedUntil" = now() WHERE id = $1`, [ids[0]]);
    const rounds = await Promise.all(Array.from({ length: 5 }, () => expireAcceptances()));
    expect(rounds.reduce((sum, count) => sum + count)).toBe(1);
    expect(await statuses()).toEqual(["OPEN", "ACCEPTED"]);
    const history = await db.detectionChange.findMany({ where: { from: "ACCEPTED" } });
    expect(history).toMatchObject([{ detectionId: ids[0], kind: "REOPENED", to: "OPEN", accountId: null }]);
    expect(await db.detection.findUnique({ where: { id: ids[0] } })).toMatchObject({ acceptedUntil: null });
  });
});
