import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, expect, it } from "vitest";
import { parse } from "yaml";
import { policySchema } from "../agent/policy.ts";
import { projectDir } from "../scripts/project.ts";
import { verifyLog } from "../server/audit/verify-log.ts";
import { pool } from "../server/db.ts";
import { ask, sendTo } from "./support/client.ts";
import { type DocBlock, docPages, findBlock, readBlocks, readCode } from "./support/doc-blocks.ts";
import { BODY, makeWorkspace, writeWebhook } from "./support/doc-workspace.ts";
import { assignScan, enrollmentToken, tokenOf } from "./support/graphql.ts";
import { startAgent, startHead, type TestHead, type TestProcess } from "./support/processes.ts";
import { describeWith } from "./support/tools.ts";
import { until } from "./support/until.ts";

const TARGET = "127.0.0.98";
/** Each has to end well in one of these ways; pages may say what else there is of others. */
const blocks = docPages
  .flatMap(readBlocks)
  .filter(({ runBy, reason }) => runBy.length === 0 && reason === null)
  .filter(({ language }) => ["sh", "graphql", "js"].includes(language));

/** What some blocks have to print. */
const PRINTS: Record<string, RegExp> = {
  "docs/audit.md": /entries, each as it was written\.[\s\S]*entries, each as it was written\./,
  "docs/operate.md": /"op":"assignment\.run"|"assignmentId"/,
  "docs/roles.md": /^aid_/m,
};

let head: TestHead;
let agent: TestProcess;
/** Where the commands run: it has the project's files, and those that the pages take as given. */
let dir: string;
let env: NodeJS.ProcessEnv;
/** What stands for what on the pages. */
let given: [string, string][];

describeWith(
  "nmap",
  "curl",
  "jq",
  "openssl",
)("what the pages tell to type", () => {
  beforeAll(async () => {
    head = await startHead({ env: { HEARTBEAT_SECONDS: "1" } });
    const ENROLLMENT_TOKEN = await enrollmentToken();
    agent = await startAgent({ env: { HEAD_URL: head.url, ENROLLMENT_TOKEN } });
    const operator = await tokenOf("OPERATOR");
    dir = await makeWorkspace();
    const [{ id: agentId }] = await until("the agent", async () => {
      const { rows } = await pool.query(`SELECT id FROM "Agent"`);
      return rows.length > 0 && rows;
    });
    const webhook = await writeWebhook(dir);
    env = {
      ...cleanEnv(),
      PATH: `${join(projectDir, "node_modules/.bin")}:${process.env.PATH}`,
      AI_DEFEND_URL: head.url,
      AI_DEFEND_TOKEN: operator,
      AGENT_ID: agentId,
      ENROLLMENT_TOKEN,
      HOST: TARGET,
      PUBLIC_URL: head.url,
      ...webhook,
    };
    const { id } = await assignScan(
      { targets: [TARGET], config: { nmap: { ports: "1-10" } } },
      sendTo(head.url),
    );
    const DONE = `SELECT id FROM "Assignment" WHERE "scanId" = $1 AND state = 'SUCCEEDED'`;
    const assignment = await until("the end of the scan", async () => (await pool.query(DONE, [id])).rows[0]);
    const [artifact] = (await pool.query(`SELECT id FROM "Artifact"`)).rows;
    const { anchor } = await verifyLog(pool);
    await writeFile(join(dir, "head.log"), await head.logs());
    await writeFile(join(dir, "agent.log"), await agent.logs());
    given = [
      ["http://localhost:8000", head.url],
      ["https://head.example.org", head.url],
      ["10.0.0.0/24", TARGET],
      ["aid_…", operator],
      ["1234:9f86d0…", `${anchor?.sequence}:${anchor?.hash}`],
      ['.errorId == "…"', '.errorId == "none"'],
      ['.assignmentId == "…"', `.assignmentId == "${assignment.id}"`],
      ["artifacts/ID", `artifacts/${artifact.id}`],
      ["--agent ID", `--agent ${agentId}`],
      ["wait SCAN", `wait ${id}`],
    ];
  });

  afterAll(async () => {
    await agent?.stop();
    await head?.stop();
  });

  it.each(blocks.map((block) => [`${block.page}:${block.line}`, block] as const))(
    "%s",
    async (_name, block) => {
      const output = await execute(block);
      expect(output).toMatch(PRINTS[block.page] ?? /^/);
    },
  );

  it("checks a signature by hand as the library does", async () => {
    const block = readBlocks("docs/notifications.md").find(({ text }) => text.startsWith("key="));
    expect(await execute(block as DocBlock)).toBe(env.WEBHOOK_SIGNATURE?.replace("v1,", ""));
  });

  it("finds what the page of searches finds", async () => {
    const FIND = "query ($query: String!) { detections(query: $query) { edges { node { id } } } }";
    const examples = readCode("docs/search.md").filter(
      (code) => /^[a-z]+:[^…]+$/.test(code) && code !== "set:rule",
    );
    expect(examples.length).toBeGreaterThan(20);
    for (const query of [findBlock("docs/search.md", "severity:").trim(), ...examples])
      expect(await ask(head.url, env.AI_DEFEND_TOKEN ?? "", FIND, { query })).toHaveProperty("detections");
  });

  it("works also where it stands within a sentence", async () => {
    const codes = docPages
      .flatMap(readCode)
      .filter((code) => /^((npx )?ai-defend|curl -H) [^…]+$/.test(code));
    expect(codes.length).toBeGreaterThan(10);
    const program = `node ${join(projectDir, "cli/ai-defend.mjs")} `;
    await Promise.all(codes.map((code) => run(fill(code).replace(/^(npx )?ai-defend /, program))));
  });

  it("is a policy, where it is a part of one", () => {
    const part = parse(findBlock("docs/file-scanners.md", "signatures:"));
    expect(policySchema.parse({ allow: {}, ...part }).signatures).toMatchObject(part.signatures);
  });
});

/** A text of a page with what it leaves to the reader. */
function fill(text: string): string {
  return given.reduce((known, [placeholder, value]) => known.replaceAll(placeholder, value), text);
}

async function execute({ language, text }: DocBlock): Promise<string> {
  const code = fill(text);
  expect(code.replaceAll(/ #.*/g, "")).not.toMatch(/…|\b[A-Z]+\/ID\b/); // nothing is left for the reader to fill in
  if (language === "graphql") return JSON.stringify(await ask(head.url, env.AI_DEFEND_TOKEN ?? "", code));
  if (language === "js") return runModule(code);
  return (await run(code)).stdout;
}

/** A refusal of the head is a failure here, and no page has to say so. */
const CURL = `curl() { case "$*" in *--fail*) command curl -sS "$@";; *) command curl -sS --fail-with-body "$@";; esac; }\n`;

function run(code: string) {
  return execa("sh", ["-e", "-c", CURL + code], { cwd: dir, env, extendEnv: false, stdin: "ignore" });
}

/** With a request in hand, as a receiver has it. */
async function runModule(code: string): Promise<string> {
  const id = env.WEBHOOK_ID;
  const request = {
    headers: {
      "webhook-id": id,
      "webhook-timestamp": env.WEBHOOK_TIMESTAMP,
      "webhook-signature": env.WEBHOOK_SIGNATURE,
    },
  };
  const prelude = `const request = ${JSON.stringify(request)}; const rawBody = ${JSON.stringify(BODY)};\n`;
  await writeFile(join(dir, "receiver.mjs"), prelude + code);
  return (await execa(process.execPath, ["receiver.mjs"], { cwd: dir, env, extendEnv: false })).stdout;
}

/** Vitest's own variables would change how the programs behave. */
function cleanEnv(): NodeJS.ProcessEnv {
  const { VITEST: _v, TEST: _t, NODE_ENV: _n, NODE_OPTIONS: _o, ...rest } = process.env;
  return rest;
}
