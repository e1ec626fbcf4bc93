import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { execa } from "execa";
import { afterAll, beforeAll, expect, it } from "vitest";
import { enrollmentToken, openPort, tokenOf } from "./support/graphql.ts";
import { startHead, type TestHead } from "./support/processes.ts";
import { signInCookie } from "./support/sign-in.ts";
import { describeWith } from "./support/tools.ts";

/** The body of FOUNDING.md's example, as it stands there. */
const ASSIGN = `{
    "targets": ["10.0.0.0/24"],
    "scanners": ["nmap"],
    "config": {"ports": "1-1000"}
  }`;

let head: TestHead;
let operator: string;

beforeAll(async () => {
  head = await startHead({ env: { TRUSTED_DOCUMENTS_ONLY: "true" } });
  operator = await tokenOf("OPERATOR");
});

afterAll(() => head?.stop());

type Reply = { status: number; headers: string; body: any };

/** Calls curl and answers with what it got. */
async function curl(path: string, ...args: string[]): Promise<Reply> {
  const { stdout } = await execa("curl", ["--silent", "--include", ...args, head.url + path]);
  const [headers = "", ...body] = stdout.replaceAll("\r\n", "\n").split("\n\n");
  return { status: Number(headers.split(" ")[1]), headers, body: JSON.parse(body.join("\n\n") || "null") };
}

const as = (token: string) => ["-H", `Authorization: Bearer ${token}`];
const sending = (body: unknown) => [
  "-X",
  "POST",
  "-H",
  "Content-Type: application/json",
  "-d",
  typeof body === "string" ? body : JSON.stringify(body),
];

async function register(changes: object = {}) {
  const self = {
    enrollmentToken: await enrollmentToken(),
    identity: `curl/${crypto.randomUUID()}`,
    hostname: "curl-1",
    labels: [{ name: "segment", value: "dmz" }],
    capabilities: [{ name: "nmap", version: "7.93", privileged: true }],
    ...changes,
  };
  return curl("/api/agents/register", ...sending(self));
}

/** Does an answer fit what the description says of it? */
async function misfit(path: string, method: string, { status, body }: Reply): Promise<unknown> {
  const { body: description } = await curl("/api/openapi.json", ...as(operator));
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  ajv.addSchema(description, "api");
  const place = `paths/${path.replaceAll("/", "~1").replaceAll("{", "%7B").replaceAll("}", "%7D")}/${method}`;
  const fits = ajv.compile({
    $ref: `api#/${place}/responses/${status}/content/application~1json/schema`,
  });
  return fits(body) ? null : fits.errors;
}

describeWith("curl")("the paths for curl", () => {
  it("take an agent through its life, and an operator to its results", async () => {
    const registered = await register({ slots: 9 });
    expect([registered.status, await misfit("/api/agents/register", "post", registered)]).toEqual([
      201,
      null,
    ]);
    const { agentId, sessionToken } = registered.body;

    const assigned = await curl(`/api/agents/${agentId}/assign`, ...as(operator), ...sending(ASSIGN));
    expect([assigned.status, await misfit("/api/agents/{id}/assign", "post", assigned)]).toEqual([201, null]);
    expect(assigned.body).toMatchObject({
      state: "QUEUED",
      targets: ["10.0.0.0/24"],
      config: { nmap: { ports: "1-1000" } },
    });
    expect(assigned.headers).toContain(`location: /api/scans/${assigned.body.id}`);

    const alive = await curl("/api/agents/heartbeat", ...as(sessionToken), ...sending({}));
    expect(alive).toMatchObject({ status: 200, body: { assignments: [] } });
    const worked = await curl("/api/agents/heartbeat", ...as(sessionToken), ...sending({ freeSlots: 9 }));
    expect(await misfit("/api/agents/heartbeat", "post", worked)).toBeNull();
    const [work, ...others] = worked.body.assignments; // the network in shares
    expect(work).toMatchObject({ scanner: "nmap", config: { ports: "1-1000" }, attempt: 1 });

    const events = { assignmentId: work.id, attempt: 1, events: [openPort(1, 22, "10.0.0.7")] };
    for (const _again of [1, 2]) {
      const stored = await curl("/events", ...as(sessionToken), ...sending(events));
      expect([stored.status, stored.body]).toEqual([200, { stored: 1, late: false }]);
      expect(await misfit("/events", "post", stored)).toBeNull();
    }

    const early = { attempt: 1, eventCount: 2 };
    const path = `/api/assignments/${work.id}/complete`;
    expect(await curl(path, ...as(sessionToken), ...sending(early))).toMatchObject({
      status: 409,
      body: { code: "EVENTS_MISSING" },
    });
    const done = await curl(path, ...as(sessionToken), ...sending({ ...early, eventCount: 1 }));
    expect([done.status, done.body.state]).toEqual([200, "SUCCEEDED"]);
    for (const { id } of others)
      await curl(
        `/api/assignments/${id}/complete`,
        ...as(sessionToken),
        ...sending({ attempt: 1, eventCount: 0 }),
      );

    const scan = await curl(assigned.headers.match(/location: (\S+)/)?.[1] ?? "", ...as(operator));
    expect(await misfit("/api/scans/{id}", "get", scan)).toBeNull();
    expect(scan.body).toMatchObject({ state: "SUCCEEDED", progress: 1, newDetectionCount: 1 });
  });

  it("tell who failed, and why", async () => {
    const { agentId, sessionToken } = (await register()).body;
    await curl(`/api/agents/${agentId}/assign`, ...as(operator), ...sending(ASSIGN));
    const { body } = await curl("/api/agents/heartbeat", ...as(sessionToken), ...sending({ freeSlots: 1 }));
    const path = `/api/assignments/${body.assignments[0].id}/fail`;
    const failure = {
      attempt: 1,
      eventCount: 0,
      result: "FAILED",
      code: "BROKEN",
      message: "It broke.",
      retry: false,
    };
    expect(await curl(path, ...as(sessionToken), ...sending(failure))).toMatchObject({
      status: 200,
      body: { state: "FAILED", late: false },
    });
  });

  it("list agents a page at a time, with or without the slash", async () => {
    const ids = [(await register()).body.agentId, (await register()).body.agentId];
    const first = await curl("/api/agents/?limit=1&health=ONLINE", ...as(operator));
    expect([first.status, await misfit("/api/agents", "get", first)]).toEqual([200, null]);
    expect(first.body.agents.map(({ id }: any) => id)).toEqual([ids[1]]);
    const [, next = ""] = /link: <([^>]*)>; rel="next"/.exec(first.headers) ?? [];
    const second = await curl(next, ...as(operator));
    expect(second.body.agents.map(({ id }: any) => id)).toEqual([ids[0]]);
    const all = await curl("/api/agents?limit=100", ...as(operator));
    expect(all.body.nextCursor).toBeNull();
    expect(all.headers).not.toContain("link:");
    const one = await curl(`/api/agents/${ids[0]}`, ...as(operator));
    expect([one.body.id, await misfit("/api/agents/{id}", "get", one)]).toEqual([ids[0], null]);
  });

  it("list the agents that match a search, on the next page too", async () => {
    const found = [];
    for (const hostname of ["probe-a", "probe-b", "curl-1"])
      found.push((await register({ hostname })).body.agentId);
    const first = await curl("/api/agents?limit=1&search=PROBE-%20nmap", ...as(operator));
    expect(first.body.agents.map(({ id }: any) => id)).toEqual([found[1]]);
    const [, next = ""] = /link: <([^>]*)>; rel="next"/.exec(first.headers) ?? [];
    const second = await curl(next, ...as(operator));
    expect(second.body.agents.map(({ id }: any) => id)).toEqual([found[0]]);
    expect(second.body.nextCursor).toBeNull();
  });

  it("count agents by health", async () => {
    await register();
    const health = await curl("/api/agents/health/check", ...as(await tokenOf("VIEWER")));
    expect([health.status, await misfit("/api/agents/health/check", "get", health)]).toEqual([200, null]);
    expect(health.body.counts.ONLINE).toBeGreaterThan(0);
  });
});

describeWith("curl")("the paths for curl refuse", () => {
  const PATHS = [
    ["GET", "/api/agents/"],
    ["GET", "/api/agents/01890000-0000-7000-8000-000000000000"],
    ["GET", "/api/agents/health/check"],
    ["GET", "/api/scans/01890000-0000-7000-8000-000000000000"],
    ["POST", "/api/agents/heartbeat"],
    ["POST", "/events"],
    ["POST", "/api/agents/01890000-0000-7000-8000-000000000000/assign"],
    ["POST", "/api/assignments/01890000-0000-7000-8000-000000000000/complete"],
    ["POST", "/api/assignments/01890000-0000-7000-8000-000000000000/fail"],
  ] as const;
  const BODIES: Record<string, object> = {
    "/events": { assignmentId: crypto.randomUUID(), attempt: 1, events: [openPort(1, 22)] },
    complete: { attempt: 1, eventCount: 0 },
    fail: { attempt: 1, eventCount: 0, result: "FAILED", code: "X", message: "x", retry: false },
    assign: JSON.parse(ASSIGN),
  };
  const bodyOf = (path: string) => BODIES[path] ?? BODIES[path.split("/").at(-1) ?? ""] ?? {};
  const call = (method: string, path: string, ...args: string[]) =>
    curl(path, ...args, ...(method === "POST" ? sending(bodyOf(path)) : []));

  it.each(PATHS)("nobody: %s %s", async (method, path) => {
    const { status, body, headers } = await call(method, path);
    expect([status, body.code]).toEqual([401, "UNAUTHENTICATED"]);
    expect(body.message).toContain(`curl -H "Authorization: Bearer aid_..." ${head.url}${path}`);
    expect(headers.toLowerCase()).toContain("www-authenticate: bearer");
  });

  it("nobody whose token is none", async () => {
    const answer = await curl("/api/agents/", ...as("aid_made-up-by-somebody-else"));
    expect([answer.status, answer.body.message]).toEqual([
      401,
      expect.stringContaining("does not know this token"),
    ]);
  });

  it("agents what is for people, and people what is for agents", async () => {
    const { sessionToken } = (await register()).body;
    const isForAgents = (path: string) => /heartbeat|events|complete|fail$/.test(path);
    for (const [method, path] of PATHS) {
      const token = isForAgents(path) ? await tokenOf("ADMIN") : sessionToken;
      const { status, body } = await call(method, path, ...as(token));
      expect([path, status, body.code]).toEqual([path, 403, "FORBIDDEN"]);
    }
  });

  it("viewers and analysts to have scans run", async () => {
    const { agentId } = (await register()).body;
    const path = `/api/agents/${agentId}/assign`;
    for (const role of ["VIEWER", "ANALYST", "OPERATOR", "ADMIN"] as const) {
      const { status } = await curl(path, ...as(await tokenOf(role)), ...sending(ASSIGN));
      expect([role, status]).toEqual([role, role === "OPERATOR" || role === "ADMIN" ? 201 : 403]);
    }
  });

  it("an agent the work of another", async () => {
    const [mine, other] = [(await register()).body, (await register()).body];
    await curl(`/api/agents/${mine.agentId}/assign`, ...as(operator), ...sending(ASSIGN));
    const { body } = await curl(
      "/api/agents/heartbeat",
      ...as(mine.sessionToken),
      ...sending({ freeSlots: 1 }),
    );
    const events = { assignmentId: body.assignments[0].id, attempt: 1, events: [openPort(1, 22)] };
    expect(await curl("/events", ...as(other.sessionToken), ...sending(events))).toMatchObject({
      status: 404,
      body: { code: "ASSIGNMENT_NOT_FOUND" },
    });
  });

  it("who registers with a wrong token, or again under another's identity", async () => {
    const wrong = await register({ enrollmentToken: "enroll_none" });
    expect([wrong.status, wrong.body.code]).toEqual([403, "ENROLLMENT_REFUSED"]);
    const identity = `curl/${crypto.randomUUID()}`;
    expect((await register({ identity, spoolId: "one" })).status).toBe(201);
    const second = await register({ identity, spoolId: "two" });
    expect([second.status, second.body.code]).toEqual([409, "AGENT_CONFLICT"]);
  });

  it("what is wrong, by its name", async () => {
    const { agentId } = (await register()).body;
    const assign = (body: unknown) =>
      curl(`/api/agents/${agentId}/assign`, ...as(operator), ...sending(body));
    const wrong = { targets: ["10.0.0.1"], scanners: ["nmap"] };
    const cases: [Promise<Reply>, number, string, string][] = [
      [assign("{"), 400, "BAD_INPUT", "no JSON"],
      [assign("[".repeat(5000)), 400, "BAD_INPUT", "levels"],
      [assign({ ...wrong, target: 1 }), 400, "BAD_INPUT", "target"],
      [assign({ ...wrong, targets: ["10.0.0.0/99"] }), 400, "TARGET_INVALID", "10.0.0.0/99"],
      [assign({ ...wrong, scanners: ["nessus"], config: { x: 1 } }), 400, "UNKNOWN_SCANNER", "nessus"],
      [assign({ ...wrong, config: { ports: "0-99999" } }), 400, "BAD_INPUT", "config.nmap.ports"],
      [assign({ ...wrong, config: { portz: "1" } }), 400, "BAD_INPUT", "portz"],
      [
        assign({ ...wrong, scanners: ["nmap", "lynis"], config: { ports: "1" } }),
        400,
        "BAD_INPUT",
        "several",
      ],
      [curl("/api/agents/none/assign", ...as(operator), ...sending(ASSIGN)), 404, "AGENT_NOT_FOUND", "none"],
      [curl("/api/agents/none", ...as(operator)), 404, "AGENT_NOT_FOUND", "none"],
      [curl("/api/agents?limit=1000", ...as(operator)), 400, "BAD_INPUT", "limit"],
      [curl(`/api/agents?search=${"x".repeat(201)}`, ...as(operator)), 400, "BAD_INPUT", "search"],
      [curl("/api/agents?cursor=none", ...as(operator)), 400, "BAD_INPUT", "cursor"],
      [curl("/api/agents?page=2", ...as(operator)), 400, "BAD_INPUT", "page"],
      [curl("/api/agents/a/b/c", ...as(operator)), 404, "NOT_FOUND", "/api/agents/a/b/c"],
      [curl("/events", ...as(operator)), 405, "METHOD_NOT_ALLOWED", "POST"],
      [curl("/events", "-d", "{}"), 415, "MEDIA_TYPE_UNSUPPORTED", "content-type: application/json"],
    ];
    for (const [reply, status, code, words] of cases) {
      const { body, ...answer } = await reply;
      expect([answer.status, body]).toEqual([status, { code, message: expect.stringContaining(words) }]);
    }
  });

  it("bodies that are too large, or of no said length", async () => {
    const large = await execa("curl", ["-s", "-w", "%{http_code}", ...sending("@-"), `${head.url}/events`], {
      input: JSON.stringify("x".repeat(3 * 1024 * 1024)),
    });
    expect(large.stdout).toMatch(/"code":"TOO_LARGE".*413$/);
    const chunked = await curl("/events", ...sending("{}"), "-H", "Transfer-Encoding: chunked");
    expect([chunked.status, chunked.body.code]).toEqual([411, "LENGTH_REQUIRED"]);
  });

  it("cookies without an origin, and pages of another site", async () => {
    const cookie = ["-H", `Cookie: ${await signInCookie(head.url)}`];
    const { agentId } = (await register()).body;
    const path = `/api/agents/${agentId}/assign`;
    const bare = await curl(path, ...cookie, ...sending(ASSIGN));
    expect([bare.status, bare.body.code]).toEqual([403, "CROSS_SITE"]);
    const elsewhere = await curl(
      path,
      ...cookie,
      ...sending(ASSIGN),
      "-H",
      "Origin: https://elsewhere.example",
    );
    expect([elsewhere.status, elsewhere.body.code]).toEqual([403, "CROSS_SITE"]);
    expect((await curl(path, ...cookie, ...sending(ASSIGN), "-H", `Origin: ${head.url}`)).status).toBe(201);
    expect((await curl("/api/agents/", ...cookie)).status).toBe(200);
  });

  it("the description to who may not ask for the schema", async () => {
    expect((await curl("/api/openapi.json")).body.code).toBe("INTROSPECTION_OFF");
    expect((await curl("/api/openapi.json", ...as(operator))).body.openapi).toBe("3.1.0");
  });
});

describeWith("curl")("a caller that asks too often", () => {
  it("is told when to come back", async () => {
    const strict = await startHead({ env: { REQUESTS_PER_MINUTE: "2" } });
    const ask = () =>
      fetch(`${strict.url}/api/agents/`, { headers: { authorization: `Bearer ${operator}` } });
    const answers = [await ask(), await ask(), await ask()];
    await strict.stop();
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(Number(answers[2]?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await answers[2]?.json()).toMatchObject({ code: "RATE_LIMITED" });
  });
});
