import { createHash } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLocalApiToken } from "../server/access/api-token.ts";
import { pool } from "../server/db.ts";
import { post, sendTo } from "./support/client.ts";
import { enrollAgent, openPort } from "./support/graphql.ts";
import { startHead, type TestHead } from "./support/processes.ts";
import { requireSarif } from "./support/sarif-schema.ts";
import { startScan } from "./support/scripted-scan.ts";

/** More than two batches of the export. */
const PORTS = 1201;

let head: TestHead;
let token: string;

/** What a hostile machine might make a scanner say. */
const hostile = {
  ...openPort(0, 80, "192.0.2.66"),
  finding: {
    category: "infected-file",
    title: '=HYPERLINK("http://evil.test";"open")',
    description: "[read on](https://evil.test/)",
    severity: "CRITICAL",
    location: "/srv/a b/ü.bin",
    identity: { path: "/srv/a b/ü.bin", signature: "Win.Trojan.X" },
    references: [
      { type: "CVE", id: "CVE-2021-44228" },
      { type: "CWE", id: "CWE-506" },
      { type: "URL", id: "there", url: "https://a.test/x" },
    ],
  },
};

beforeAll(async () => {
  head = await startHead();
  token = await createLocalApiToken({ name: "export", role: "OPERATOR" });
  const agent = await enrollAgent({}, sendTo(head.url));
  const scan = await startScan(agent, { targets: ["192.0.2.1", "192.0.2.66"] });
  for (let port = 1; port <= PORTS; port += 500) {
    const count = Math.min(500, PORTS - port + 1);
    await scan.see(Array.from({ length: count }, (_, index) => openPort(0, port + index)));
  }
  await scan.see([hostile]);
});

afterAll(() => head?.stop());

const get = (path: string, bearer = token) =>
  fetch(head.url + path, { headers: { authorization: `Bearer ${bearer}` } });

describe("an export", () => {
  it("as JSON Lines has every detection once, the newest first", async () => {
    const response = await get("/export/detections.jsonl");
    expect(response.headers.get("content-disposition")).toBe('attachment; filename="detections.jsonl"');
    const text = await response.text();
    const rows = text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(rows).toHaveLength(PORTS + 1);
    const ids: string[] = rows.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].toSorted((a, b) => (a < b ? 1 : -1)));
    expect(rows[0]).toMatchObject({
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
      severity: "CRITICAL",
      path: "/srv/a b/ü.bin",
      url: `${head.url}/detections/${ids[0]}`,
    });
  });

  it("as SARIF stands the public schema and makes nothing of a hostile text", async () => {
    const response = await get("/export/detections.sarif");
    expect(response.headers.get("content-type")).toBe("application/sarif+json");
    const log = requireSarif(await response.json());
    expect(log.runs).toHaveLength(1);
    const [run] = log.runs;
    expect(run?.results).toHaveLength(PORTS + 1);
    expect(run?.results?.[0]).toMatchObject({
      ruleId: "infected-file/Win.Trojan.X",
      kind: "fail",
      level: "error",
      message: { text: expect.stringContaining("\\[read on\\](https://evil.test/)") },
      locations: [{ physicalLocation: { artifactLocation: { uri: "file:///srv/a%20b/%C3%BC.bin" } } }],
    });
    expect(run?.results?.[1]).toMatchObject({ ruleId: "open-port", kind: "informational", level: "none" });
    expect(run?.tool.driver).toMatchObject({
      name: "nmap",
      rules: expect.arrayContaining([
        expect.objectContaining({
          id: "infected-file/Win.Trojan.X",
          properties: { "security-severity": "9.5", tags: ["security", "external/cwe/cwe-506"] },
        }),
      ]),
    });
  });

  it("tells by SARIF what was judged or is gone", async () => {
    const { rows } = await pool.query(`SELECT id FROM "Detection" WHERE port IN (1, 2) ORDER BY port`);
    const [gone, accepted] = rows.map(({ id }) => id);
    await pool.query(`UPDATE "Detection" SET status = 'RESOLVED' WHERE id = $1`, [gone]);
    await pool.query(`UPDATE "Detection" SET status = 'ACCEPTED', note = 'known' WHERE id = $1`, [accepted]);
    const log = requireSarif(
      await (await get("/export/detections.sarif?statuses=RESOLVED&statuses=ACCEPTED")).json(),
    );
    expect(log.runs[0]?.results).toMatchObject([
      { suppressions: [{ kind: "external", status: "accepted", justification: "known" }] },
      { kind: "pass", level: "none" },
    ]);
  });

  it("as CSV holds no formula", async () => {
    const lines = (await (await get("/export/detections.csv?severities=CRITICAL")).text()).split("\r\n");
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^id,severity,status,scanner,/);
    expect(lines[1]).toContain(`"'=HYPERLINK(""http://evil.test"";""open"")"`);
    expect(lines[1]).toContain(",CVE-2021-44228,");
  });

  it("has what the list has for the same filter, at the address that GraphQL names", async () => {
    const filter = { severities: ["INFO"], text: "Open port 12", statuses: ["OPEN"] };
    const query = `query ($filter: DetectionFilterInput!) {
      detectionCount(filter: $filter) detectionExport(format: JSON_LINES, filter: $filter) }`;
    const { data } = await (await post(head.url, token, query, { filter })).json();
    expect(data.detectionExport).toBe(
      "/export/detections.jsonl?severities=INFO&statuses=OPEN&text=Open+port+12",
    );
    const exported = (await (await get(data.detectionExport)).text()).trimEnd().split("\n");
    expect(exported).toHaveLength(data.detectionCount);
    expect(data.detectionCount).toBeGreaterThan(10);
  });

  it("of nothing is an empty one in its format", async () => {
    const nothing = "?text=there-is-no-such-text";
    expect(await (await get(`/export/detections.jsonl${nothing}`)).text()).toBe("");
    expect(await (await get(`/export/detections.csv${nothing}`)).text()).toMatch(/^id,[^\r\n]*\r\n$/);
    expect(requireSarif(await (await get(`/export/detections.sarif${nothing}`)).json()).runs).toEqual([]);
  });
});

describe("raw output", () => {
  it("is downloaded as it was, and as a gzip file", async () => {
    const agent = await enrollAgent({}, sendTo(head.url));
    const scan = await startScan(agent, { targets: ["192.0.2.1", "192.0.2.66"] });
    const output = Buffer.from("<nmaprun/>".repeat(5000));
    const sha256 = createHash("sha256").update(output).digest("hex");
    const input = {
      assignmentId: scan.assignmentId,
      attempt: scan.attempt,
      name: "nmap.xml",
      mediaType: "text/html",
      part: 1,
      data: gzipSync(output).toString("base64"),
      last: true,
      sha256,
      sizeBytes: output.length,
    };
    const submit = "mutation ($input: SubmitArtifactInput!) { submitArtifact(input: $input) { parts } }";
    await sendTo(head.url)(submit, { input }, agent.token);
    const { rows } = await pool.query(`SELECT id FROM "Artifact" WHERE sha256 = $1`, [sha256]);
    const path = `/artifacts/${rows[0].id}`;
    const hashOf = async (encoding: string) => {
      const response = await fetch(`${head.url}${path}/raw`, {
        headers: { authorization: `Bearer ${token}`, "accept-encoding": encoding },
      });
      expect(response.headers.get("content-encoding")).toBe(encoding === "gzip" ? "gzip" : null);
      expect(response.headers.get("content-disposition")).toBe('attachment; filename="nmap.xml"');
      expect(response.headers.get("content-type")).toBe("application/octet-stream");
      return createHash("sha256")
        .update(Buffer.from(await response.arrayBuffer()))
        .digest("hex");
    };
    expect(await hashOf("gzip")).toBe(sha256);
    expect(await hashOf("identity")).toBe(sha256);
    const packed = Buffer.from(await (await get(path)).arrayBuffer());
    expect(gunzipSync(packed).equals(output)).toBe(true);
    expect((await fetch(`${head.url}${path}/raw`)).status).toBe(401);
  });
});

describe("a bad request for an export", () => {
  it.each([
    ["an unknown filter", "?colour=red", 400, "BAD_INPUT", "colour"],
    ["an unknown severity", "?severities=WORST", 400, "BAD_INPUT", "WORST"],
    ["a text twice", "?text=a&text=b", 400, "BAD_INPUT", "text"],
    ["a text that is too long", `?text=${"x".repeat(201)}`, 400, "BAD_INPUT", "200"],
    ["a scan that can't be one", "?scanId=x", 404, "SCAN_NOT_FOUND", "x"],
  ])("for %s is told so", async (_what, query, status, code, part) => {
    const response = await get(`/export/detections.csv${query}`);
    const { errors } = (await response.json()) as any;
    expect([response.status, errors[0].extensions.code]).toEqual([status, code]);
    expect(errors[0].message).toContain(part);
  });

  it("by nobody, by an agent, or for an unknown format has no answer but a refusal", async () => {
    const agent = await enrollAgent({}, sendTo(head.url));
    expect((await fetch(`${head.url}/export/detections.csv`)).status).toBe(401);
    expect((await get("/export/detections.csv", agent.token)).status).toBe(401);
    expect((await get("/export/detections.exe")).status).toBe(404);
  });
});
