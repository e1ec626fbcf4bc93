import { beforeEach, describe, expect, it } from "vitest";
import { enrollAgent, openPort, runWell, SUBMIT } from "../../test/support/graphql.ts";
import { examinedHosts, openPorts, startScan } from "../../test/support/scripted-scan.ts";
import { db, pool } from "../db.ts";
import { triage } from "../detections/triage.ts";

const HOST = "192.0.2.1";
let agent: Awaited<ReturnType<typeof enrollAgent>>;

beforeEach(async () => {
  await pool.query(`TRUNCATE "Agent", "Scan", "Detection", "Asset", "AssetChange" CASCADE`);
  agent = await enrollAgent();
});

const start = (ports = "1-1000", targets = [HOST]) =>
  startScan(agent, { targets, config: { nmap: { ports } } });

/** A host as nmap tells of it, with changes. */
function host(asset: object = {}, type = "host", data: object = {}) {
  return {
    type,
    observedAt: new Date().toISOString(),
    asset: { kind: "HOST", address: HOST, ...asset },
    data,
  };
}

async function runScan(ports: number[], examined = "1-1000", extra: object[] = []) {
  const scan = await start(examined);
  await scan.see([...openPorts(HOST, ports), ...extra]);
  await scan.succeed(examinedHosts([HOST], examined));
  return scan;
}

const services = async () =>
  (await db.assetService.findMany({ orderBy: { port: "asc" } })).map(
    ({ port, closedAt }) => `${port} ${closedAt ? "closed" : "open"}`,
  );
const history = async () =>
  (await db.assetChange.findMany({ orderBy: { id: "asc" } })).map(({ kind, port }) =>
    port === null ? kind : `${kind} ${port}`,
  );

describe("an asset", () => {
  it("stays one row while its address gains names, a network card and a system", async () => {
    await runScan([22]);
    const mac = "02:00:00:00:00:01";
    await runScan([22], "1-1000", [
      host({ hostnames: ["db.example"], mac }, "host", { vendor: "Example" }),
      host({ hostnames: ["db.example"] }, "os", { matches: [{ name: "Linux 6", accuracy: 96 }, {}] }),
    ]);
    await runScan([22], "1-1000", [host({ hostnames: ["new.example"] })]);
    await runScan([22]);
    const facts = {
      hostnames: ["new.example", "db.example"],
      mac,
      vendor: "Example",
      os: "Linux 6",
      osAccuracy: 96,
    };
    expect(await db.asset.findMany()).toMatchObject([
      { key: `host:${HOST}`, kind: "HOST", label: HOST, address: HOST, machine: "", ...facts },
    ]);
    expect((await history()).toSorted()).toEqual([
      "FACTS_CHANGED",
      "FACTS_CHANGED",
      "FOUND",
      "SERVICE_OPENED 22",
    ]);
  });

  it("is the same whatever way its address is written, and another on each machine for loopback", async () => {
    const scan = await start("1-1000", ["2001:db8::1", "192.0.2.1"]);
    await scan.see([
      host({ address: "2001:db8:0:0::1" }),
      host({ address: "2001:DB8::1" }),
      host({ address: "::ffff:192.0.2.1" }),
      host({ address: "192.0.2.1" }),
      host({ address: "127.0.0.1" }),
    ]);
    const keys = (await db.asset.findMany({ orderBy: { key: "asc" } })).map(({ key }) => key);
    expect(keys.toSorted()).toEqual(
      ["host:192.0.2.1", "host:2001:db8::1", `host:${agent.identity}:127.0.0.1`].toSorted(),
    );
  });

  it("counts its open detections by severity, whoever changes them", async () => {
    await runScan([22, 80]);
    const high = openPorts(HOST, [443]).map((event: any) => ({
      ...event,
      finding: { ...event.finding, severity: "HIGH" },
    }));
    await runScan([22, 80], "1-100", high);
    const asset = () => db.asset.findFirstOrThrow();
    expect(await asset()).toMatchObject({ openInfo: 2, openHigh: 1, risk: 4 * 2 * 1000 + 1 });
    const { id } = await db.detection.findFirstOrThrow({ where: { severity: "HIGH" } });
    await triage({ ids: [id] }, { act: "acknowledge" }, { userId: "x", name: "x" });
    expect(await asset()).toMatchObject({ openHigh: 1 });
    await triage({ ids: [id] }, { act: "reject" }, { userId: "x", name: "x" });
    expect(await asset()).toMatchObject({ openInfo: 2, openHigh: 0, risk: 1 * 2 * 1000 + 2 });
    await runScan([22], "1-1000");
    expect(await asset()).toMatchObject({ openInfo: 1 });
    await db.detection.deleteMany();
    expect(await asset()).toMatchObject({ openInfo: 0, risk: 0 });
  });

  it("is not touched by a repeated chunk, nor by a late one", async () => {
    const scan = await start();
    const { assignmentId, attempt } = scan;
    const chunk = { assignmentId, attempt, chunk: 1, events: [openPort(1, 22)] };
    await runWell(SUBMIT, { input: chunk }, agent.token);
    const before = await db.asset.findFirstOrThrow();
    await db.asset.updateMany({ data: { lastAttempt: 99 } });
    await runWell(SUBMIT, { input: chunk }, agent.token);
    expect(await db.asset.findMany()).toEqual([{ ...before, lastAttempt: 99 }]);
    await pool.query(`UPDATE "Assignment" SET attempt = 2 WHERE id = $1`, [scan.assignmentId]);
    await runWell(SUBMIT, { input: { ...chunk, chunk: 2, events: [openPort(2, 22)] } }, agent.token);
    expect(await db.asset.findMany()).toEqual([{ ...before, lastAttempt: 99 }]);
    expect(await db.event.count({ where: { late: true } })).toBe(1);
  });
});

describe("a service", () => {
  it("is closed only where it was examined and not seen, and opens again", async () => {
    await runScan([22, 443]);
    expect(await services()).toEqual(["22 open", "443 open"]);
    await runScan([22], "1-100");
    expect(await services()).toEqual(["22 open", "443 open"]);
    const failed = await start();
    await failed.fail(examinedHosts([HOST], "1-1000"));
    const down = await start();
    await down.succeed(examinedHosts([], ""));
    expect(await services()).toEqual(["22 open", "443 open"]);
    await runScan([22]);
    expect(await services()).toEqual(["22 open", "443 closed"]);
    await runScan([22, 443]);
    expect(await services()).toEqual(["22 open", "443 open"]);
    expect((await history()).filter((entry) => entry.endsWith("443"))).toEqual([
      "SERVICE_OPENED 443",
      "SERVICE_CLOSED 443",
      "SERVICE_OPENED 443",
    ]);
  });

  it("is closed and opened whatever people made of its detection", async () => {
    await runScan([22]);
    const { id } = await db.detection.findFirstOrThrow();
    await triage({ ids: [id] }, { act: "reject" }, { userId: "x", name: "x" });
    await runScan([]);
    expect(await services()).toEqual(["22 closed"]);
    await runScan([22]);
    expect(await services()).toEqual(["22 open"]);
    expect((await db.detection.findFirstOrThrow()).status).toBe("FALSE_POSITIVE");
  });

  it("is closed by silence only towards the agent that saw it, twice in a row", async () => {
    await runScan([22]);
    const other = await enrollAgent();
    const silent = (by: typeof agent) =>
      startScan(by, { targets: [HOST], config: { nmap: { ports: "22" } } }).then((scan) =>
        scan.succeed(examinedHosts([HOST], "", { silent: "22" })),
      );
    await silent(other);
    expect(await services()).toEqual(["22 open"]);
    await silent(agent);
    expect(await services()).toEqual(["22 open"]);
    await silent(agent);
    expect(await services()).toEqual(["22 closed"]);
  });

  it("keeps what was learnt of it where a later scan detects no services, and tells of another version", async () => {
    const seen = (service: object) =>
      openPorts(HOST, [22]).map((event: any) => ({
        ...event,
        finding: { ...event.finding, evidence: service },
      }));
    await runScan([], "1-1000", seen({ name: "ssh", product: "OpenSSH", version: "9.1" }));
    await runScan([], "1-1000", seen({ name: "ssh" }));
    expect(await db.assetService.findMany()).toMatchObject([{ product: "OpenSSH", version: "9.1" }]);
    await runScan([], "1-1000", seen({ name: "ssh", product: "OpenSSH", version: "9.9" }));
    const change = await db.assetChange.findFirstOrThrow({ where: { kind: "SERVICE_CHANGED" } });
    expect(change).toMatchObject({ before: { version: "9.1" }, after: { version: "9.9" } });
  });
});
