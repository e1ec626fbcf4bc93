import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { afterAll, beforeAll, expect, it } from "vitest";
import { pool } from "../server/db.ts";
import { ask, post } from "./support/client.ts";
import { enrollmentToken, operatorToken } from "./support/graphql.ts";
import { openListeners } from "./support/listeners.ts";
import { startAgent, startHead, type TestHead, type TestProcess } from "./support/processes.ts";
import { describeWith } from "./support/tools.ts";
import { until } from "./support/until.ts";

const TARGET = "127.0.0.93";
const ASSIGN = `mutation ($input: AssignScanInput!) { assignScan(input: $input) {
  id assignments { edges { node { id state } } } } }`;

interface Span {
  service: string;
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId: string;
  attributes: Record<string, unknown>;
  isFailed: boolean;
}

const spans: Span[] = [];
let collector: Server;
let endpoint: string;
let head: TestHead;
let closeListeners: () => Promise<void>;
const agents: TestProcess[] = [];

/** The other side of OTLP over HTTP, as JSON: keeps what it is sent. */
async function startCollector(): Promise<void> {
  collector = createServer(async (request, response) => {
    const { resourceSpans } = (await json(request)) as { resourceSpans: any[] };
    const plain = (attributes: any[] = []) =>
      Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
    for (const { resource, scopeSpans } of resourceSpans)
      for (const { name, traceId, spanId, parentSpanId = "", attributes, status } of scopeSpans.flatMap(
        (one: any) => one.spans,
      ))
        spans.push({
          service: String(plain(resource.attributes)["service.name"]),
          name,
          traceId,
          spanId,
          parentSpanId,
          attributes: plain(attributes),
          isFailed: status?.code === 2,
        });
    response
      .writeHead(request.url === "/v1/traces" ? 200 : 404, { "content-type": "application/json" })
      .end("{}");
  });
  await new Promise<void>((resolve) => collector.listen(0, "127.0.0.1", resolve));
  endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
}

const otel = () => ({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_BSP_SCHEDULE_DELAY: "100" });

async function launchAgent(name: string, env: NodeJS.ProcessEnv): Promise<void> {
  const base = {
    HEAD_URL: head.url,
    ENROLLMENT_TOKEN: await enrollmentToken(),
    AGENT_LABELS: `name=${name}`,
  };
  agents.push(await startAgent({ env: { ...base, ...env } }));
}

/** Has the agent of that name scan, and gives all spans of the trace once the scan is over. */
async function scanBy(
  name: string,
  headers: Record<string, string> = {},
): Promise<{ id: string; trace: Span[] }> {
  const token = await operatorToken();
  const input = {
    targets: [TARGET],
    scanners: ["nmap"],
    config: { nmap: { ports: "22003", serviceDetection: false } },
    placement: { labels: [{ name: "name", value: name }] },
  };
  const response = await post(head.url, token, ASSIGN, { input }, headers);
  const { data } = (await response.json()) as any;
  const assignmentId = data.assignScan.assignments.edges[0].node.id;
  await until("the end of the scan", async () => {
    const query = "query ($id: ID!) { scan(id: $id) { state } }";
    return (await ask(head.url, token, query, { id: data.assignScan.id })).scan.state === "SUCCEEDED";
  });
  const root = await until("the end in the trace", () =>
    spans.find(
      (span) =>
        span.name === "mutation completeAssignment" &&
        span.attributes["ai_defend.assignmentId"] === assignmentId,
    ),
  );
  const whole = () => spans.filter(({ traceId }) => traceId === root.traceId);
  await until("what began it", () => whole().some((span) => span.name === "mutation assignScan"));
  return { id: assignmentId, trace: whole() };
}

/** Names from a span up to the first one. */
function pathOf(span: Span, trace: Span[]): string[] {
  const parent = trace.find(({ spanId }) => spanId === span.parentSpanId);
  return [`${span.service}: ${span.name}`, ...(parent ? pathOf(parent, trace) : [])];
}

describeWith("nmap")("traces", () => {
  beforeAll(async () => {
    await startCollector();
    closeListeners = await openListeners(TARGET, [22_003]);
    head = await startHead({ env: otel() });
    await launchAgent("telling", otel());
    await launchAgent("silent", {});
  });

  afterAll(async () => {
    await Promise.all(agents.map((agent) => agent.stop()));
    await head?.stop();
    collector?.close();
    await closeListeners?.();
  });

  it("go from the operator's mutation through the agent's run to what the head stores", async () => {
    const { id } = await scanBy("telling");
    const ofRun = (span: Span) =>
      span.name === "assignment.run" && span.attributes["ai_defend.assignmentId"] === id;
    const run = await until("the agent's spans", () => spans.find(ofRun));
    const received = () => spans.filter(({ traceId }) => traceId === run.traceId);
    const isKnown = (spanId: string | undefined) =>
      !spanId || received().some((span) => span.spanId === spanId);
    await until("each span's parent", () => received().every(({ parentSpanId }) => isKnown(parentSpanId)));
    const trace = received();
    const named = (name: string) => trace.find((span) => span.name === name) as Span;
    const operator = "ai-defend-head: mutation assignScan";
    const attempt = ["ai-defend-agent: assignment.run", operator];
    expect(pathOf(named("scan.plan"), trace)).toEqual(["ai-defend-head: scan.plan", operator]);
    expect(pathOf(named("policy.check"), trace)).toEqual(["ai-defend-agent: policy.check", ...attempt]);
    expect(pathOf(named("scanner.run"), trace)).toEqual(["ai-defend-agent: scanner.run", ...attempt]);
    for (const name of ["submitEvents", "submitArtifact", "completeAssignment"])
      expect(pathOf(named(`mutation ${name}`), trace)).toEqual([
        `ai-defend-head: mutation ${name}`,
        "ai-defend-agent: results.submit",
        ...attempt,
      ]);
    expect(run.attributes).toMatchObject({ "ai_defend.attempt": 1, "ai_defend.code": "COMPLETE" });
    expect(trace.filter(({ isFailed }) => isFailed)).toEqual([]);
    expect(JSON.stringify(trace)).not.toContain(TARGET);
  });

  it("reach the head again also by an agent that sends no spans, and begin where the caller's did", async () => {
    const traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
    const { trace } = await scanBy("silent", { traceparent: `00-${traceId}-00f067aa0ba902b7-01` });
    expect(new Set(trace.map((span) => span.traceId))).toEqual(new Set([traceId]));
    expect(new Set(trace.map((span) => span.service))).toEqual(new Set(["ai-defend-head"]));
    const paths = trace.filter((span) => span.name.startsWith("mutation")).map((span) => pathOf(span, trace));
    expect(paths).toContainEqual([
      "ai-defend-head: mutation completeAssignment",
      "ai-defend-head: mutation assignScan",
    ]);
  });

  it("tell by a code what was refused, and nothing of what pages read or agents say between", async () => {
    const token = await operatorToken();
    await post(head.url, token, ASSIGN, { input: { targets: ["nonsense..", "-oN"], scanners: ["nmap"] } });
    const refused = await until("the refusal", () =>
      spans.find(({ name, isFailed }) => isFailed && name === "mutation assignScan"),
    );
    expect(refused).toMatchObject({
      attributes: { "error.type": "TARGET_INVALID" },
    });
    await post(head.url, token, "{ changeCursor }");
    await post(head.url, token, "{ changeCursor }", {}, { traceparent: "00-nonsense-01" });
    await post(head.url, token, 'mutation { drainAgent(id: "none", draining: true) { id } }');
    await until("a later span", () => spans.some((span) => span.name === "mutation drainAgent"));
    const names = new Set(spans.map(({ name }) => name));
    for (const name of ["mutation heartbeat", "mutation registerAgent"]) expect(names.has(name)).toBe(false);
  });

  it("are not stored by a head that has no collector", async () => {
    const plain = await startHead();
    try {
      const input = { targets: [TARGET], scanners: ["nmap"], startAt: new Date(Date.now() + 3_600_000) };
      const { assignScan } = await ask(plain.url, await operatorToken(), ASSIGN, { input });
      const { rows } = await pool.query(`SELECT traceparent FROM "Assignment" WHERE "scanId" = $1`, [
        assignScan.id,
      ]);
      expect(rows).toEqual([{ traceparent: null }]);
    } finally {
      await plain.stop();
    }
  });
});
