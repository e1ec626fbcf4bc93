import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { connect } from "node:net";
import { Readable } from "node:stream";
import { setImmediate } from "node:timers/promises";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db, pool } from "../server/db.ts";
import { sendTo } from "./support/client.ts";
import { enrollAgent, operatorToken } from "./support/graphql.ts";
import { fixture } from "./support/imports.ts";
import { startHead, type TestHead } from "./support/processes.ts";
import { signInCookie } from "./support/sign-in.ts";
import { until } from "./support/until.ts";

const MEGABYTE = 1024 * 1024;

let head: TestHead;

beforeAll(async () => {
  head = await startHead({ env: { LEASE_SECONDS: "3" } });
});

beforeEach(async () => {
  await pool.query(`TRUNCATE "Scan", "Detection", "DetectionChange" CASCADE`);
});

afterAll(() => head?.stop());

type Upload = { names?: Record<string, string>; headers?: Record<string, string>; method?: string };

/** Sends a report by POST /imports. Status, and the account or the first error. */
async function upload(body: Buffer | Readable, { names = {}, headers = {}, method = "POST" }: Upload = {}) {
  const query = new URLSearchParams({ fileName: "report", ...names });
  const response = await fetch(`${head.url}/imports?${query}`, {
    method,
    headers,
    body: body as unknown as BodyInit,
    ...(body instanceof Readable ? { duplex: "half" } : {}),
  } as RequestInit);
  const answer = (await response.json()) as any;
  const [error] = answer.errors ?? [];
  return error
    ? { status: response.status, code: error.extensions.code, message: error.message }
    : { status: response.status, ...answer };
}

const asOperator = async () => ({ authorization: `Bearer ${await operatorToken()}` });

describe("POST /imports", () => {
  it("takes a report, plain or packed on the way, and leads to the file as it was", async () => {
    const report = await fixture("nmap", "scripts.xml");
    const names = { fileName: "office.xml", machine: "gate-1" };
    const first = await upload(report, { names, headers: await asOperator() });
    const sha256 = createHash("sha256").update(report).digest("hex");
    expect(first).toMatchObject({
      status: 201,
      scanner: "nmap",
      state: "SUCCEEDED",
      code: "COMPLETE",
      eventCount: 5,
      newCount: 2,
      file: { sha256 },
    });
    const packed = { ...(await asOperator()), "content-encoding": "gzip" };
    const second = await upload(gzipSync(report), { names, headers: packed });
    expect(second).toMatchObject({ status: 201, newCount: 0, detectionCount: 2, file: { sha256 } });
    const file = await fetch(head.url + second.file.path, { headers: await asOperator() });
    expect(gunzipSync(Buffer.from(await file.arrayBuffer())).equals(report)).toBe(true);
  });

  it("is for operators alone, and not for pages of other sites", async () => {
    const report = await fixture("nmap", "scripts.xml");
    const agent = await enrollAgent({}, sendTo(head.url));
    const cookie = await signInCookie(head.url);
    const refused = async (headers: Record<string, string>) => {
      const { status, code } = await upload(report, { names: { machine: "a" }, headers });
      return [status, code];
    };
    expect(await refused({})).toEqual([401, "UNAUTHENTICATED"]);
    expect(await refused({ authorization: `Bearer ${"x".repeat(40)}` })).toEqual([401, "UNAUTHENTICATED"]);
    expect(await refused({ authorization: `Bearer ${agent.token}` })).toEqual([403, "FORBIDDEN"]);
    expect(await refused({ cookie, origin: "https://elsewhere.example" })).toEqual([403, "CROSS_SITE"]);
    expect(await db.scan.count()).toBe(0);
    expect(
      await upload(report, {
        names: { machine: "a" },
        headers: { cookie, origin: head.url, "content-type": "application/octet-stream" },
      }),
    ).toMatchObject({ status: 201 });
  });

  it("refuses what it can't take with a sentence, and keeps nothing", async () => {
    const headers = await asOperator();
    expect(await upload(Buffer.alloc(0), { headers })).toMatchObject({ status: 400, code: "REPORT_EMPTY" });
    expect(
      await upload(Buffer.from("no gzip"), { headers: { ...headers, "content-encoding": "gzip" } }),
    ).toMatchObject({ status: 400, code: "UPLOAD_BROKEN" });
    expect(
      await upload(Buffer.from("text"), { headers: { ...headers, "content-encoding": "br" } }),
    ).toMatchObject({ status: 400, code: "BAD_INPUT", message: expect.stringContaining('"br"') });
    expect(await upload(Buffer.from("text"), { headers, names: { fileName: "" } })).toMatchObject({
      status: 400,
      code: "BAD_INPUT",
    });
    expect(await upload(Buffer.from("text"), { headers, method: "PUT" })).toMatchObject({
      status: 400,
      code: "BAD_INPUT",
    });
    expect(await db.scan.count()).toBe(0);
  });

  it("refuses a report over 2 GiB before it is sent", async () => {
    const { authorization } = await asOperator();
    const socket = connect(head.port, "127.0.0.1");
    const lines = [
      `POST /imports?fileName=a HTTP/1.1`,
      "host: head",
      `authorization: ${authorization}`,
      `content-length: ${3 * 1024 ** 3}`,
    ];
    socket.write(`${lines.join("\r\n")}\r\n\r\n`);
    const [answer] = (await socket.take(1).toArray()) as Buffer[];
    expect(String(answer)).toMatch(/^HTTP\/1\.1 413 [\s\S]*TOO_LARGE/);
    socket.destroy();
  });

  it("keeps what arrived of an upload that breaks off, and says so", async () => {
    const whole = records(2000);
    const broken = Readable.from(
      (async function* () {
        yield* whole;
        await until("something is stored", async () => (await db.event.count()) > 0);
        throw new Error("the line breaks");
      })(),
    );
    await expect(
      upload(broken, { names: { scanner: "suricata" }, headers: await asOperator() }),
    ).rejects.toThrow("fetch failed");
    await until("its end", async () => (await db.scan.findFirst())?.finishedAt != null);
    expect(await db.assignment.findFirst()).toMatchObject({
      state: "FAILED",
      failureCode: "UPLOAD_BROKEN",
      agentId: null,
    });
  });

  it("stops reading when the scan is cancelled, and keeps what it has", async () => {
    const token = await operatorToken();
    const endless = Readable.from(
      (async function* () {
        for (;;) {
          yield* records(20);
          await setImmediate();
        }
      })(),
    );
    const answer = upload(endless, { names: { scanner: "suricata" }, headers: await asOperator() });
    await until("it is read", async () => (await db.scan.count()) > 0);
    const scan = await db.scan.findFirstOrThrow();
    await sendTo(head.url)("mutation ($id: ID!) { cancelScan(id: $id) { id } }", { id: scan.id }, token);
    await until("its end", async () => (await db.assignment.findFirst())?.state === "CANCELLED");
    endless.destroy();
    await answer.catch(() => null); // whether the answer overtakes the body is up to the sender
    expect(await db.assignment.findFirst()).toMatchObject({ failureCode: "IMPORT_CANCELLED" });
  });

  it("takes little memory for a large report, and answers others meanwhile", async () => {
    await upload(Buffer.concat([...records(2000)]), {
      names: { scanner: "suricata" },
      headers: await asOperator(),
    }); // warm
    const before = await peakBytes();
    const report = Readable.from(records(120_000));
    let isRead = false;
    const imported = upload(report, { names: { fileName: "eve.json" }, headers: await asOperator() }).finally(
      () => (isRead = true),
    );
    await until("a look at it while it is read", async () => {
      const { scans } = await sendTo(head.url)(
        "{ scans(first: 1) { edges { node { state } } } }",
        {},
        await operatorToken(),
      );
      return scans.edges[0]?.node.state === "RUNNING" || isRead;
    });
    expect(isRead).toBe(false);
    expect(await imported).toMatchObject({
      status: 201,
      state: "SUCCEEDED",
      scanner: "suricata",
      file: { sizeBytes: expect.any(Number) },
    });
    const { sizeBytes } = await db.artifact.findFirstOrThrow({ orderBy: { id: "desc" } });
    expect(Number(sizeBytes)).toBeGreaterThan(100 * MEGABYTE);
    expect((await peakBytes()) - before).toBeLessThan(80 * MEGABYTE);
  });
});

/** The most memory that the head ever had, in bytes. */
async function peakBytes(): Promise<number> {
  const status = await readFile(`/proc/${head.pid}/status`, "utf8");
  return 1024 * Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]);
}

/** Records of a sensor, of about 1 KiB, 50 at a time: one in 40 is an alert, of 500 different ones. */
function* records(count: number): Generator<Buffer> {
  for (let n = 0; n < count; n += 50) {
    yield Buffer.from(Array.from({ length: 50 }, (_, i) => `${JSON.stringify(record(n + i))}\n`).join(""));
  }
}

function record(n: number): object {
  const flow = {
    timestamp: "2026-01-02T03:04:05.678901+0000",
    flow_id: n,
    src_ip: "203.0.113.9",
    src_port: n % 60_000,
    dest_ip: `10.1.${n % 4}.1`,
    dest_port: 80,
    proto: "TCP",
  };
  const alert = {
    gid: 1,
    signature_id: 1000 + (n % 500),
    rev: 1,
    signature: "A rule",
    category: "",
    severity: 2,
  };
  if (n % 40 === 0) return { ...flow, event_type: "alert", alert };
  return { ...flow, event_type: "http", http: { url: "x".repeat(800) } };
}
