import { beforeEach, describe, expect, it } from "vitest";
import { codeOf, enrollAgent, operatorToken, runWell } from "../../test/support/graphql.ts";
import { examinedHosts, openPorts, startScan } from "../../test/support/scripted-scan.ts";
import { db, pool } from "../db.ts";

const DIFFERENCE = `query ($from: DifferencePointInput!, $to: DifferencePointInput!, $section: DifferenceSection!,
  $change: DifferenceChange!, $first: Int, $after: String) { difference(from: $from, to: $to) {
  page(section: $section, change: $change, first: $first, after: $after) { count endCursor
    nodes { key change protocol port before after asset { label } detection { title } } } } }`;
const CHANGES = ["NEW", "GONE", "CHANGED", "NOT_EXAMINED"];
const [A, B, C] = ["192.0.2.1", "192.0.2.2", "192.0.2.3"];

let agent: Awaited<ReturnType<typeof enrollAgent>>;
let token: string;

beforeEach(async () => {
  await pool.query(
    `TRUNCATE "Agent", "Scan", "Detection", "DetectionChange", "Asset", "AssetChange" CASCADE`,
  );
  agent = await enrollAgent({ slots: 256 });
  token = await operatorToken();
});

type Seen = Record<string, number[]>;

/** A scan that asks for some ports of the network, sees hosts with open ports, and examined these hosts to their end. */
async function runScan(seen: Seen, ports = "1-1000", edit: (event: any) => any = (event) => event) {
  const scan = await startScan(agent, {
    targets: ["192.0.2.0/29"],
    config: { nmap: { ports } },
    name: "nightly",
  });
  const hosts = Object.keys(seen);
  await scan.see(
    Object.entries(seen).flatMap(([address, open]) => [
      { type: "host", observedAt: new Date().toISOString(), asset: { kind: "HOST", address }, data: {} },
      ...openPorts(address, open).map(edit),
    ]),
  );
  await scan.succeed(examinedHosts(hosts, ports));
  return (await db.assignment.findUniqueOrThrow({ where: { id: scan.assignmentId } })).scanId;
}

async function page(from: object, to: object, section: string, change: string, more: object = {}) {
  return (await runWell(DIFFERENCE, { from, to, section, change, ...more }, token)).difference.page;
}

const nameOf = ({ asset, port }: any) => (port === null ? asset.label : `${asset.label} ${port}`);

async function compare(from: object, to: object, section: string): Promise<Record<string, string[]>> {
  const pages = await Promise.all(
    CHANGES.map(
      async (change) => [change, (await page(from, to, section, change)).nodes.map(nameOf)] as const,
    ),
  );
  return Object.fromEntries(pages.filter(([, names]) => names.length > 0));
}

describe("the difference between two scans", () => {
  it("is nothing where both saw the same", async () => {
    const [one, two] = [await runScan({ [A]: [22] }), await runScan({ [A]: [22] })];
    for (const section of ["HOSTS", "SERVICES", "DETECTIONS"])
      expect(await compare({ scanId: one }, { scanId: two }, section)).toEqual({});
  });

  it("is gone only where the later scan looked, and not examined where it did not", async () => {
    const one = await runScan({ [A]: [22, 80, 2000], [B]: [22] }, "1-2000");
    const two = await runScan({ [A]: [22, 443], [C]: [22] }, "1-1000");
    const [from, to] = [{ scanId: one }, { scanId: two }];
    expect(await compare(from, to, "HOSTS")).toEqual({ NEW: [C], GONE: [B] });
    const ports = {
      NEW: [`${A} 443`, `${C} 22`],
      GONE: [`${A} 80`],
      NOT_EXAMINED: [`${A} 2000`, `${B} 22`],
    };
    expect(await compare(from, to, "SERVICES")).toEqual(ports);
    const detections = await compare(from, to, "DETECTIONS");
    expect(
      Object.fromEntries(Object.entries(detections).map(([change, names]) => [change, names.toSorted()])),
    ).toEqual(ports);
    expect(await compare(to, from, "SERVICES")).toEqual({
      NEW: [`${A} 80`, `${A} 2000`, `${B} 22`],
      GONE: [`${A} 443`],
      NOT_EXAMINED: [`${C} 22`],
    });
  });

  it("is changed where another product, version or name was told on both sides", async () => {
    const telling = (version: string) => (event: any) => ({
      ...event,
      asset: { ...event.asset, hostnames: [`${version}.example`] },
      data: { ...event.data, service: { name: "ssh", product: "OpenSSH", version } },
    });
    const one = await runScan({ [A]: [22] }, "1-1000", telling("9.1"));
    const two = await runScan({ [A]: [22] }, "1-1000", telling("9.9"));
    const plain = await runScan({ [A]: [22] });
    expect((await page({ scanId: one }, { scanId: two }, "SERVICES", "CHANGED")).nodes).toMatchObject([
      { port: 22, before: { version: "9.1" }, after: { version: "9.9" } },
    ]);
    expect(await compare({ scanId: one }, { scanId: two }, "HOSTS")).toEqual({ CHANGED: [A] });
    expect(await compare({ scanId: one }, { scanId: plain }, "SERVICES")).toEqual({});
    expect(await compare({ scanId: one }, { scanId: plain }, "HOSTS")).toEqual({});
  });

  it("comes page by page", async () => {
    const one = await runScan({ [A]: [] });
    const two = await runScan({ [A]: [21, 22, 80, 443, 999] });
    const [from, to] = [{ scanId: one }, { scanId: two }];
    const first = await page(from, to, "SERVICES", "NEW", { first: 3 });
    const last = await page(from, to, "SERVICES", "NEW", { first: 3, after: first.endCursor });
    expect([...first.nodes, ...last.nodes].map(({ port }: any) => port)).toEqual([21, 22, 80, 443, 999]);
    expect([first.count, last.count, last.endCursor]).toEqual([5, 5, null]);
  });

  it("is with the scan of the same name before it by default", async () => {
    const [one, two] = [await runScan({ [A]: [22] }), await runScan({ [A]: [22] })];
    const { scan } = await runWell(`{ scan(id: "${two}") { previous { id previous { id } } } }`, {}, token);
    expect(scan.previous).toEqual({ id: one, previous: null });
  });
});

describe("the difference between two times", () => {
  it("is told by first and last sightings and by history", async () => {
    await runScan({ [A]: [22, 80], [B]: [22] });
    const one = await now();
    await runScan({ [A]: [22, 443], [C]: [22] });
    const two = await now();
    await runScan({ [A]: [22, 80, 443] });
    const [from, to] = [{ time: one }, { time: two }];
    expect(await compare(from, to, "HOSTS")).toEqual({ NEW: [C], NOT_EXAMINED: [B] });
    const ports = { NEW: [`${A} 443`, `${C} 22`], GONE: [`${A} 80`], NOT_EXAMINED: [`${B} 22`] };
    expect(await compare(from, to, "SERVICES")).toEqual(ports);
    const detections = await compare(from, to, "DETECTIONS");
    expect(detections.NEW?.toSorted()).toEqual(ports.NEW);
    expect(detections.GONE).toEqual(ports.GONE);
    expect(await compare({ time: two }, { time: await now() }, "SERVICES")).toMatchObject({
      NEW: [`${A} 80`],
    });
  });
});

/** A moment that the database's clock has left behind. */
async function now(): Promise<string> {
  const { rows } = await pool.query<{ now: Date }>("SELECT now()");
  await pool.query("SELECT pg_sleep(0.005)");
  return (rows[0] as { now: Date }).now.toISOString();
}

it.each([
  [{ scanId: crypto.randomUUID() }, { scanId: crypto.randomUUID() }, "SCAN_NOT_FOUND"],
  [{ scanId: crypto.randomUUID() }, { time: "2026-01-01T00:00:00Z" }, "BAD_INPUT"],
  [{ time: "2026-01-02T00:00:00Z" }, { time: "2026-01-01T00:00:00Z" }, "BAD_INPUT"],
  [{}, {}, "BAD_INPUT"],
])("a difference between %j and %j is refused", async (from, to, code) => {
  const variables = { from, to, section: "HOSTS", change: "NEW" };
  expect(await codeOf(DIFFERENCE, variables, token)).toBe(code);
  expect(await codeOf(DIFFERENCE, variables)).toBe("UNAUTHENTICATED");
  expect(await codeOf(DIFFERENCE, variables, agent.token)).toBe("FORBIDDEN");
});
