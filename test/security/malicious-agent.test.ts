import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { getNamedType, isObjectType } from "graphql";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { EXPORT_FORMATS } from "../../server/export/formats.ts";
import { ROUTES } from "../../server/rest/routes.ts";
import { schema } from "../../server/schema.ts";
import { post, sendTo } from "../support/client.ts";
import {
  assignScan,
  COMPLETE,
  completion,
  enrollAgent,
  FAIL,
  openPort,
  REGISTER,
  registration,
  SUBMIT,
  tokenOf,
} from "../support/graphql.ts";
import { everyOperation } from "../support/operations.ts";
import { startHead, type TestHead } from "../support/processes.ts";
import { examinedHosts } from "../support/scripted-scan.ts";

const MINUTE = 60_000;
const MIB = 1024 * 1024;
const HEARTBEAT =
  "mutation ($input: HeartbeatInput!) { heartbeat(input: $input) { lost cancelled assignments { id } } }";
const ARTIFACT = "mutation ($input: SubmitArtifactInput!) { submitArtifact(input: $input) { parts } }";
const DETECTIONS =
  "{ detections(first: 100) { edges { node { title severity status firstSeenAt lastSeenAt assetLabel } } } }";
/** What an agent may ask for. */
const OWN = [
  "completeAssignment",
  "deregisterAgent",
  "failAssignment",
  "heartbeat",
  "registerAgent",
  "ruleSet",
  "submitArtifact",
  "submitEvents",
  "wakeUp",
];
const idle = {
  activity: "IDLE",
  freeSlots: 0,
  load: 0,
  memoryBytes: 0,
  resultCount: 0,
  errorCount: 0,
  spoolBytes: 0,
  running: [],
};

type Agent = Awaited<ReturnType<typeof enrollAgent>>;
type Work = { id: string; attempt: number; targets: string[] };
type Told = { status: number; code?: string; data?: any };

let head: TestHead;
let liar: Agent;
let honest: Agent;
/** What each of them leases. */
let own: Work;
let others: Work;
let before: number;
const tried: Record<string, number> = {};

/** Sends an operation as the liar. Whatever it is, the head must have an answer of its own. */
async function say(query: string, variables: object = {}, kind = "lies"): Promise<Told> {
  const response = await post(head.url, liar.token, query, variables);
  return told(response, kind);
}

async function told(response: Response, kind: string): Promise<Told> {
  tried[kind] = (tried[kind] ?? 0) + 1;
  const text = await response.text();
  expect([response.status < 500, text]).toEqual([true, text]);
  const { data, errors, code } = text.startsWith("{") ? JSON.parse(text) : {};
  const refusal = errors?.[0]?.extensions?.code ?? code;
  expect(refusal).not.toBe("INTERNAL_SERVER_ERROR");
  return { status: response.status, code: refusal, data };
}

const submit = (events: object[], key: object = {}) =>
  say(SUBMIT, { input: { assignmentId: own.id, attempt: own.attempt, chunk: 1, events, ...key } });

async function lease(agent: Agent, targets: string[]): Promise<Work> {
  await assignScan({ targets, placement: { agentId: agent.id } }, sendTo(head.url));
  const [work] = (await agent.heartbeat()).assignments;
  return work;
}

async function detectionsOf(label: string): Promise<any[]> {
  const { detections } = await sendTo(head.url)(DETECTIONS, {}, await tokenOf("VIEWER"));
  return detections.edges.map(({ node }: any) => node).filter(({ assetLabel }: any) => assetLabel === label);
}

/** Memory of the head's process, in bytes. */
async function residentBytes(): Promise<number> {
  return Number((await readFile(`/proc/${head.pid}/statm`, "utf8")).split(" ")[1]) * 4096;
}

beforeAll(async () => {
  head = await startHead({ env: { HEARTBEAT_SECONDS: "300", LEASE_SECONDS: "3600" } });
  const send = sendTo(head.url);
  const capabilities = ["nmap", "clamav"].map((name) => ({ name, version: "99", privileged: true }));
  liar = await enrollAgent({ slots: 256, capabilities }, send);
  honest = await enrollAgent({}, send);
  others = await lease(honest, ["192.0.2.1", "192.0.2.2"]);
  const events = [openPort(1, 22), openPort(2, 443, "192.0.2.2")];
  await send(SUBMIT, { input: { assignmentId: others.id, attempt: 1, chunk: 1, events } }, honest.token);
  own = await lease(liar, ["192.0.2.9"]);
  before = await residentBytes();
}, MINUTE);

afterEach(async () => {
  await honest.heartbeat({ freeSlots: 0 }); // throws where it is not served as ever
});

afterAll(async () => {
  await head?.stop();
  const sum = Object.values(tried).reduce((all, some) => all + some, 0);
  process.stdout.write(`${sum} attacks of an agent were tried: ${JSON.stringify(tried)}\n`);
});

describe("a stolen session token", () => {
  it("opens no query, mutation or subscription but those of agents", async () => {
    for (const id of [others.id, honest.id, own.id]) {
      for (const { name, text } of everyOperation(id).filter((one) => !OWN.includes(one.name))) {
        const { code } = await say(text, {}, "operations");
        const isOpen = ["viewer", "singleSignOn"].includes(name); // nobody is signed in, and how one may do so
        expect([name, code]).toEqual([name, isOpen ? undefined : "FORBIDDEN"]);
      }
    }
  });

  it("leads from those of agents to nothing of others", () => {
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
    const waiting = roots.flatMap((root) =>
      Object.values(root?.getFields() ?? {}).filter(({ name }) => OWN.includes(name)),
    );
    const reached = new Set<string>();
    for (let field = waiting.pop(); field; field = waiting.pop()) {
      const type = getNamedType(field.type);
      if (!isObjectType(type) || reached.has(type.name)) continue;
      reached.add(type.name);
      waiting.push(...Object.values(type.getFields()));
    }
    expect([...reached].toSorted()).toEqual([
      "AssignmentReportPayload",
      "DeregisterAgentPayload",
      "HeartbeatPayload",
      "LeasedAssignment",
      "RegisterAgentPayload",
      "RuleSet",
      "RuleWarning",
      "SubmitArtifactPayload",
      "SubmitEventsPayload",
    ]);
  });

  it("opens no path that people and scripts have", async () => {
    const ids = [others.id, honest.id];
    const asked = ROUTES.filter(({ who }) => !who.includes("agent") && !who.includes("enrollment")).flatMap(
      ({ method, path }) => ids.map((id) => ({ method, path: path.replace("{id}", id) })),
    );
    const gets = [
      "/metrics",
      "/api/openapi.json",
      "/export/audit.jsonl",
      ...Object.keys(EXPORT_FORMATS).map((format) => `/export/detections.${format}`),
      ...ids.flatMap((id) => [`/artifacts/${id}`, `/artifacts/${id}/raw`, `/export/scans/${id}.html`]),
    ].map((path) => ({ method: "GET", path }));
    const posts = ["/imports", "/feeds/KEV", "/feeds/EPSS"].map((path) => ({ method: "POST", path }));
    for (const { method, path } of [...asked, ...gets, ...posts]) {
      const body = path.endsWith("/assign") ? `{"targets":["192.0.2.1"],"scanners":["nmap"]}` : "{}";
      const response = await fetch(head.url + path, {
        method,
        headers: { authorization: `Bearer ${liar.token}`, "content-type": "application/json" },
        ...(method === "POST" ? { body } : {}),
      });
      const { status, code } = await told(response, "paths");
      expect([path, status, code]).toEqual([
        path,
        expect.toSatisfy((one) => one === 401 || one === 403),
        expect.stringMatching(/^(UNAUTHENTICATED|FORBIDDEN|INTROSPECTION_OFF)$/),
      ]);
    }
  });

  it("is no cookie and signs nobody in", async () => {
    const response = await fetch(`${head.url}/api/auth/get-session`, {
      headers: { authorization: `Bearer ${liar.token}`, cookie: `ai-defend.session_token=${liar.token}` },
    });
    expect(await response.json()).toBeNull();
  });
});

describe("an agent that speaks for another", () => {
  it.each([1, 2, 1000])("changes nothing of its assignment: attempt %d", async (attempt) => {
    const key = { assignmentId: others.id, attempt };
    const end = { ...completion(others.id, attempt, 0) };
    const failure = { ...end, result: "FAILED", code: "BROKEN", message: "It broke.", retry: true };
    const piece = { ...key, name: "nmap.xml", mediaType: "text/xml", part: 1, data: "", last: false };
    for (const [query, input] of [
      [SUBMIT, { ...key, chunk: 1, events: [openPort(9, 9)] }],
      [COMPLETE, end],
      [FAIL, failure],
      [ARTIFACT, piece],
    ] as const)
      expect((await say(query, { input }, "foreign rows")).code).toBe("ASSIGNMENT_NOT_FOUND");
    const running = [{ ...key, progress: 1, progressNote: "done" }];
    const { data } = await say(HEARTBEAT, { input: { ...idle, running } }, "foreign rows");
    expect(data.heartbeat.lost).toEqual([others.id]);
  });

  it("reads no rule set that it runs nothing with", async () => {
    for (const id of [others.id, honest.id, "../../etc/passwd"]) {
      const { code } = await say("query ($id: ID!) { ruleSet(id: $id) { id } }", { id }, "foreign rows");
      expect(code).toBe("RULE_SET_NOT_FOUND");
    }
  });

  it("gets no work that is meant for it, whatever it says it can", async () => {
    await assignScan({ targets: ["192.0.2.3"], placement: { agentId: honest.id } }, sendTo(head.url));
    const input = { ...idle, freeSlots: 256 };
    expect((await say(HEARTBEAT, { input }, "foreign rows")).data.heartbeat.assignments).toEqual([]);
  });

  it.each(["192.0.2.1", "192.0.2.10", "2001:db8::1", "::ffff:192.0.2.1"])(
    "says nothing of a host that it was not sent to: %s",
    async (address) => {
      const { finding, ...event } = openPort(1, 22, address);
      const lie = { ...event, finding: { ...finding, title: "Nothing to see", severity: "INFO" } };
      expect((await submit([openPort(2, 1, "192.0.2.9"), lie])).code).toBe("ASSET_OUTSIDE_TARGETS");
      expect(await detectionsOf("192.0.2.9")).toEqual([]);
      expect(await detectionsOf("192.0.2.1")).toMatchObject([{ title: "Open port 22/tcp" }]);
    },
  );

  it("has its own loopback, files and machine, and not another's", async () => {
    const { finding } = openPort(1, 22);
    const assets = [
      { kind: "HOST", address: "127.0.0.1" },
      { kind: "MACHINE", hostname: "scan-1" },
      { kind: "FILE_TREE", root: `${honest.identity}:/srv` },
    ];
    const events = assets.map((asset, index) => ({ ...openPort(index + 1, 22), asset, finding }));
    expect((await submit(events)).data.submitEvents).toEqual({ stored: 3, late: false });
    const found = await sendTo(head.url)(
      "{ assets(first: 100) { edges { node { key } } } }",
      {},
      await tokenOf("VIEWER"),
    );
    const keys = found.assets.edges
      .map(({ node }: any) => node.key as string)
      .filter((key: string) => !key.startsWith("host:192"));
    expect(keys.filter((key: string) => !key.includes(`:${liar.identity}`))).toEqual([]);
  });

  it.each(["import", "import:web-1", "kubernetes"])(
    "is not let in under a name of others: %s",
    async (identity) => {
      const { code } = await say(REGISTER, { input: await registration({ identity }) });
      expect(code).toBe("BAD_INPUT");
    },
  );

  it("closes nothing outside of its targets by a lie about coverage", async () => {
    const work = await lease(liar, ["192.0.2.8"]);
    const lies = [
      "0.0.0.0-255.255.255.255",
      "192.0.2.1",
      "192.0.2.2",
      "::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    ];
    const coverage = { examined: examinedHosts(lies, "0-65535", { silent: "0-65535" }) };
    const answer = await say(COMPLETE, { input: { ...completion(work.id, 1, 0), coverage } });
    expect(answer.data.completeAssignment).toEqual({ state: "SUCCEEDED", late: false });
    for (const address of ["192.0.2.1", "192.0.2.2"])
      expect(await detectionsOf(address)).toMatchObject([{ status: "OPEN" }]);
  });
});

describe("an agent that lies about its own work", () => {
  it.each([-(2 ** 31), -1, 0, 1001, 2 ** 31 - 1])("has no attempt %d", async (attempt) => {
    const inputs = [
      [SUBMIT, { assignmentId: own.id, attempt, chunk: 1, events: [openPort(1, 1, "192.0.2.9")] }],
      [COMPLETE, completion(own.id, attempt, 0)],
    ] as const;
    for (const [query, input] of inputs) expect((await say(query, { input })).code).toBe("BAD_INPUT");
  });

  it("has no attempt that is to come", async () => {
    for (const attempt of [2, 3, 1000])
      expect((await say(COMPLETE, { input: completion(own.id, attempt, 0) })).code).toBe(
        "ASSIGNMENT_NOT_FOUND",
      );
  });

  it("counts once what it repeats, and ends once", async () => {
    const work = await lease(liar, ["192.0.2.7"]);
    const key = { assignmentId: work.id };
    for (let times = 0; times < 20; times++) await submit([openPort(1, 80, "192.0.2.7")], key);
    expect((await say(COMPLETE, { input: completion(work.id, 1, 2) })).code).toBe("EVENTS_MISSING");
    const ends = await Promise.all(
      Array.from({ length: 20 }, () => say(COMPLETE, { input: completion(work.id, 1, 1) })),
    );
    expect(new Set(ends.map(({ data }) => JSON.stringify(data)))).toEqual(
      new Set([`{"completeAssignment":{"state":"SUCCEEDED","late":false}}`]),
    );
    const failure = {
      ...completion(work.id, 1, 1),
      result: "FAILED",
      code: "X",
      message: "No.",
      retry: true,
    };
    expect((await say(FAIL, { input: failure })).data.failAssignment.state).toBe("SUCCEEDED");
    const late = await submit([openPort(2, 81, "192.0.2.7")], key);
    expect(late.data.submitEvents).toEqual({ stored: 1, late: true });
    expect(await detectionsOf("192.0.2.7")).toHaveLength(1);
  });

  it.each([
    "0000-01-01T00:00:00Z",
    "0001-01-01T00:00:00Z",
    "1969-12-31T23:59:59Z",
    "+99999-01-01T00:00:00Z",
    "now",
  ])("saw nothing at %s", async (observedAt) => {
    expect((await submit([{ ...openPort(50, 50, "192.0.2.9"), observedAt }])).code).toBe("CHUNK_INVALID");
  });

  it("saw nothing that is to come", async () => {
    const event = { ...openPort(60, 60, "192.0.2.9"), observedAt: "9999-12-31T23:59:59Z" };
    expect((await submit([event])).data.submitEvents.stored).toBe(1);
    const [detection] = await detectionsOf("192.0.2.9");
    expect(new Date(detection.lastSeenAt).getFullYear()).toBeLessThan(9999);
    expect(new Date(detection.firstSeenAt).getTime()).toBeLessThanOrEqual(Date.now());
  });

  it("fails nobody else's heartbeat by one that can't be stored", async () => {
    const note = { assignmentId: own.id, attempt: 1, progress: 0.5, progressNote: "\0\ud800" };
    for (let round = 0; round < 20; round++) {
      const [answer] = await Promise.all([
        honest.heartbeat({ freeSlots: 0 }),
        say(HEARTBEAT, { input: { ...idle, problem: "\0", running: [note] } }),
      ]);
      expect(answer).toMatchObject({ lost: [] });
    }
  });

  it("fails nobody else's report by one that can't be stored", async () => {
    const send = sendTo(head.url);
    await assignScan(
      { targets: [], paths: ["/srv"], scanners: ["clamav"], placement: { agentId: liar.id } },
      send,
    );
    const [work] = (await liar.heartbeat()).assignments;
    const done = await lease(honest, ["192.0.2.20"]);
    const trees = [{ root: "/srv", recursive: true }];
    const coverage = { examined: { trees, notRead: [], signaturesAt: "0000-01-01T00:00:00Z" } };
    const [lie, report] = await Promise.all([
      say(COMPLETE, { input: { ...completion(work.id, 1, 0), coverage } }),
      send(COMPLETE, { input: completion(done.id, 1, 0) }, honest.token),
    ]);
    expect([lie.code, report.completeAssignment.state]).toEqual([undefined, "SUCCEEDED"]);
  });
});

describe("an agent that sends too much", () => {
  it("is not listened to for a title of 50 MB", async () => {
    const event = openPort(70, 70, "192.0.2.9");
    const title = "x".repeat(50 * MIB);
    const answer = await submit([{ ...event, finding: { ...event.finding, title } }]).catch(
      (error: Error) => error,
    );
    // The head answers and ends the connection before it has come: who still writes may hear no more than the end.
    expect(answer).toEqual(
      answer instanceof Error ? expect.any(TypeError) : expect.objectContaining({ code: "TOO_LARGE" }),
    );
  });

  it("is refused for values that are nested without end", async () => {
    const key = { assignmentId: own.id, attempt: 1, chunk: 1 };
    const event = { ...openPort(80, 80, "192.0.2.9"), data: { deep: "DEEP" } };
    for (const [query, input] of [
      [SUBMIT, { ...key, events: [event] }],
      [SUBMIT, { ...key, events: "DEEP" }],
      [COMPLETE, { ...completion(own.id, 1, 0), coverage: "DEEP" }],
      [REGISTER, await registration({ policy: "DEEP" })],
    ] as const)
      for (const levels of [200, 5_000, 100_000, 500_000]) {
        const deep = "[".repeat(levels) + "]".repeat(levels);
        const body = JSON.stringify({ query, variables: { input } }).replace('"DEEP"', deep);
        const headers = { authorization: `Bearer ${liar.token}`, "content-type": "application/json" };
        const response = await fetch(`${head.url}/graphql`, { method: "POST", headers, body });
        const { code, status } = await told(response, "lies");
        expect([levels, status, code]).toEqual([levels, expect.any(Number), "BAD_INPUT"]);
      }
  });

  it.each([257, 10_000])("runs no %d assignments", async (length) => {
    const running = Array.from({ length }, () => ({
      assignmentId: own.id,
      attempt: 1,
      progress: 0,
      progressNote: "",
    }));
    expect((await say(HEARTBEAT, { input: { ...idle, running } })).code).toBe("BAD_INPUT");
  });

  it("runs no million of assignments", async () => {
    const running = Array(1_000_000).fill({
      assignmentId: own.id,
      attempt: 1,
      progress: 0,
      progressNote: "",
    });
    const answer = await say(HEARTBEAT, { input: { ...idle, running } }).catch((error: Error) => error);
    expect(answer).toEqual(
      answer instanceof Error ? expect.any(TypeError) : expect.objectContaining({ code: "TOO_LARGE" }),
    );
  });

  it("has its artifacts unfolded no further than it announced, and adds nothing to one that is closed", async () => {
    const bomb = gzipSync(Buffer.alloc(300 * MIB), { level: 9 });
    const sha256 = createHash("sha256").update("ok").digest("hex");
    const piece = { assignmentId: own.id, attempt: 1, mediaType: "text/xml", part: 1, last: true, sha256 };
    const send = (change: object) => say(ARTIFACT, { input: { ...piece, ...change } }, "artifacts");
    const whole = { name: "nmap.xml", data: gzipSync("ok").toString("base64"), sizeBytes: 2 };
    for (const [name, data, sizeBytes, code] of [
      ["bomb", bomb, 1000, "ARTIFACT_INVALID"],
      ["bomb-2", bomb, 0, "ARTIFACT_INVALID"],
      ["no-gzip", Buffer.from("plain"), 5, "ARTIFACT_INVALID"],
      ["other-hash", gzipSync("no"), 2, "ARTIFACT_INVALID"],
      ["long", Buffer.alloc(513 * 1024), 1, "BAD_INPUT"],
      ["../../etc/cron.d/x", gzipSync("ok"), 2, "BAD_INPUT"],
    ] as const)
      expect([name, (await send({ name, data: data.toString("base64"), sizeBytes })).code]).toEqual([
        name,
        code,
      ]);
    expect((await send({ ...whole, part: 513 })).code).toBe("TOO_LARGE");
    expect((await send({ ...whole, part: 2, last: false })).code).toBeUndefined();
    expect((await send(whole)).data.submitArtifact).toEqual({ parts: 1 });
    const added = gzipSync("and more").toString("base64");
    for (const part of [2, 3])
      expect((await send({ ...whole, data: added, part, last: false })).code).toBeUndefined();
    const query = `query ($id: ID!) { assignment(id: $id) { artifacts { id name } } }`;
    const { assignment } = await sendTo(head.url)(query, { id: own.id }, await tokenOf("VIEWER"));
    const { id } = assignment.artifacts.find(({ name }: any) => name === "nmap.xml");
    const headers = { authorization: `Bearer ${await tokenOf("VIEWER")}` };
    expect(await (await fetch(`${head.url}/artifacts/${id}/raw`, { headers })).text()).toBe("ok");
    const many: (string | undefined)[] = [];
    for (let index = 0; index < 20; index++)
      many.push((await send({ ...whole, name: `file-${index}`, last: false })).code);
    expect(many.at(-1)).toBe("TOO_LARGE");
  });

  it("left the head at its size", async () => {
    expect((await residentBytes()) - before).toBeLessThan(300 * MIB);
  });
});

describe("an agent that is thrown out", () => {
  it("is out at once, with what it holds open, and does not come back", async () => {
    const socket = new WebSocket(`${head.url.replace("http", "ws")}/graphql`, "graphql-transport-ws");
    await once(socket, "open");
    socket.send(
      JSON.stringify({ type: "connection_init", payload: { authorization: `Bearer ${liar.token}` } }),
    );
    await once(socket, "message");
    const closed = once(socket, "close");
    const revoke = `mutation ($id: ID!) { revokeAgent(id: $id) { health } }`;
    await sendTo(head.url)(revoke, { id: liar.id }, await tokenOf("ADMIN"));
    expect((await closed)[0]).toBe(4401);
    for (const [query, input] of [
      [HEARTBEAT, idle],
      [COMPLETE, completion(own.id, 1, 0)],
      [SUBMIT, { assignmentId: own.id, attempt: 1, chunk: 1, events: [openPort(90, 90, "192.0.2.9")] }],
    ] as const)
      expect((await say(query, { input }, "after revocation")).code).toBe("UNAUTHENTICATED");
    const input = await registration({ identity: liar.identity });
    expect((await say(REGISTER, { input }, "after revocation")).code).toBe("AGENT_REVOKED");
  });
});
