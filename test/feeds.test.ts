import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectDir } from "../scripts/project.ts";
import { createLocalApiToken } from "../server/access/api-token.ts";
import { sendTo } from "./support/client.ts";
import { enrollAgent, openPort, operatorToken } from "./support/graphql.ts";
import { startHead, type TestHead } from "./support/processes.ts";
import { startScan } from "./support/scripted-scan.ts";

const MINUTE = 60_000;
const LOG4SHELL = "CVE-2021-44228";

/** In the form of CISA's file, with all that an entry there has. */
const KEV = JSON.stringify({
  title: "CISA Catalog of Known Exploited Vulnerabilities",
  catalogVersion: "2026.11.24",
  dateReleased: "2026-11-24T18:00:04.3124Z",
  count: 1,
  vulnerabilities: [
    {
      cveID: LOG4SHELL,
      vendorProject: "Apache",
      product: "Log4j2",
      vulnerabilityName: "Apache Log4j2 Remote Code Execution Vulnerability",
      dateAdded: "2021-12-10",
      shortDescription: "Made for this test.",
      requiredAction: "Apply updates per vendor instructions.",
      dueDate: "2021-12-24",
      knownRansomwareCampaignUse: "Known",
      notes: "",
      cwes: ["CWE-502"],
    },
  ],
});
/** In the form of FIRST's file. */
const EPSS = gzipSync(
  `#model_version:v2025.03.14,score_date:2026-11-25T12:55:00Z\ncve,epss,percentile\n${LOG4SHELL},0.94358,0.99962\n`,
);
/** What is no feed, and what the sentence says of it. */
const BAD: [string, "KEV" | "EPSS", string | Buffer, RegExp][] = [
  ["other JSON", "KEV", '{"data": []}', /catalogVersion/],
  ["no JSON", "KEV", "<!doctype html><title>Sign in</title>", /is no JSON/],
  ["an entry with a script for a CVE", "KEV", KEV.replace(LOG4SHELL, "<script>alert(1)</script>"), /cveID/],
  [
    "a key that would reach a prototype",
    "KEV",
    KEV.replace('"title"', '"__proto__":{"count":9},"title"').replace('"count":1', '"count":2'),
    /says 2 entries and has 1/,
  ],
  ["a gzip file that was cut off", "EPSS", EPSS.subarray(0, -12), /gzip file is damaged/],
  [
    "a gzip file with other bytes in it",
    "EPSS",
    Buffer.concat([EPSS.subarray(0, 20), Buffer.alloc(40, 7)]),
    /damaged|model_version/,
  ],
  [
    "a formula for a score",
    "EPSS",
    gzipSync(
      `#model_version:v1,score_date:2026-11-25T12:55:00Z\ncve,epss,percentile\n${LOG4SHELL},=1+1,0.5\n`,
    ),
    /Line 3/,
  ],
  ["nothing", "EPSS", "", /is empty/],
];

let head: TestHead;
let token: string;
let folder: string;

const ask = async (query: string) => sendTo(head.url)(query, {}, await operatorToken());
const states = async () =>
  (await ask("{ detections { edges { node { knownExploited { state } epss { state score } } } } }"))
    .detections.edges[0].node;

async function fileOf(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

/** The command as an operator types it: its exit code, and what it says. */
async function feeds(...args: string[]) {
  const { exitCode, stdout, stderr } = await execa("npm", ["run", "--silent", "feeds", "--", ...args], {
    cwd: projectDir,
    reject: false,
    stdin: "ignore",
  });
  return { exitCode, said: stdout, refused: stderr };
}

function send(name: string, content: string | Buffer, bearer = token) {
  const body = new Uint8Array(Buffer.from(content));
  return fetch(`${head.url}/feeds/${name}`, { method: "POST", headers: bearing(bearer), body });
}

const bearing = (bearer: string) => ({ authorization: `Bearer ${bearer}` });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ai-defend-feeds-"));
  head = await startHead();
  token = await createLocalApiToken({ name: "feeds", role: "OPERATOR" });
  const scan = await startScan(await enrollAgent({}, sendTo(head.url)));
  const event = openPort(0, 80);
  const references = [{ type: "CVE", id: LOG4SHELL }];
  await scan.see([{ ...event, finding: { ...event.finding, references } }]);
}, MINUTE);

afterAll(async () => {
  await head?.stop();
  await rm(folder, { recursive: true, force: true });
});

describe("npm run feeds", () => {
  it(
    "imports the publishers' files, and the head tells of them",
    async () => {
      expect(await states()).toEqual({
        knownExploited: { state: "NO_DATA" },
        epss: { state: "NO_DATA", score: null },
      });
      const files = [await fileOf("kev.json", KEV), await fileOf("epss.csv.gz", EPSS)] as const;
      expect(await feeds("--kev", files[0], "--epss", files[1])).toEqual({
        exitCode: 0,
        said: "KEV: 1 entries; 1 detections changed.\nEPSS: 1 entries; 1 detections changed.",
        refused: "",
      });
      expect(await states()).toEqual({
        knownExploited: { state: "LISTED" },
        epss: { state: "LISTED", score: 0.94358 },
      });
    },
    MINUTE,
  );

  it.each(BAD)(
    "refuses %s by one sentence that names the file, and keeps what was there",
    async (_what, name, content, sentence) => {
      const path = await fileOf("bad", content);
      const { exitCode, said, refused } = await feeds(`--${name.toLowerCase()}`, path);
      expect([exitCode, said]).toEqual([1, ""]);
      expect(refused).toMatch(sentence);
      expect(refused.startsWith(`${path}: `) && !refused.includes("\n")).toBe(true);
      expect((await states()).knownExploited.state).toBe("LISTED");
    },
    MINUTE,
  );

  it.each([
    ["without a file", [], /^Name the files: /],
    [
      "with a file that is not there",
      ["--kev", "/nowhere/kev.json"],
      /^\/nowhere\/kev\.json: .*no such file/,
    ],
    ["with an option that it has not", ["--cve", "x"], /^Unknown option '--cve'/],
  ])(
    "%s says so",
    async (_what, args, sentence) => {
      const { exitCode, refused } = await feeds(...args);
      expect(exitCode).toBe(1);
      expect(refused).toMatch(sentence);
      expect(refused).not.toContain("\n");
    },
    MINUTE,
  );
});

describe("POST /feeds", () => {
  it("takes the same files, and tells what they changed", async () => {
    const other = KEV.replace(LOG4SHELL, "CVE-2020-0001");
    const response = await send("KEV", other);
    expect([response.status, await response.json()]).toEqual([
      201,
      { name: "KEV", entryCount: 1, changed: 1 },
    ]);
    expect((await states()).knownExploited.state).toBe("NOT_LISTED");
    expect(await (await send("KEV", gzipSync(KEV))).json()).toMatchObject({ changed: 1 });
    expect((await send("EPSS", EPSS)).status).toBe(201);
  });

  it.each(BAD)(
    "refuses %s by a sentence, and keeps what was there",
    async (_what, name, content, sentence) => {
      const response = await send(name, content);
      const { errors } = (await response.json()) as any;
      expect([response.status, errors[0].extensions.code]).toEqual([400, "FEED_INVALID"]);
      expect(errors[0].message).toMatch(sentence);
      expect((await states()).knownExploited.state).toBe("LISTED");
    },
  );

  it("is for operators, by POST, for the feeds that there are", async () => {
    const agent = await enrollAgent({}, sendTo(head.url));
    expect((await send("KEV", KEV, agent.token)).status).toBe(403);
    expect((await send("KEV", KEV, "nobody")).status).toBe(401);
    expect((await fetch(`${head.url}/feeds/KEV`, { headers: bearing(token) })).status).toBe(400);
    expect((await send("NVD", KEV)).status).toBe(404);
    expect((await states()).knownExploited.state).toBe("LISTED");
  });
});
