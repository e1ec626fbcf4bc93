import { chmod, mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type Agent, createAgent } from "../agent/agent.ts";
import { readConfig } from "../agent/config.ts";
import { setuidContract } from "../agent/fixtures/sixth-scanner/contract.ts";
import { setuid } from "../agent/fixtures/sixth-scanner/scanner.ts";
import { silent } from "../agent/fixtures/spool-setup.ts";
import { defineScanner } from "../agent/scanner.ts";
import { SpoolDirectory } from "../agent/spool-directory.ts";
import { SCANNERS } from "../server/scans/scanners.ts";
import { until } from "./support/until.ts";

// The one line of the head; the agent's is `scanners` below. Both before the head's schema is made.
SCANNERS.setuid = setuidContract;
Object.assign(process.env, { PORT: "0", HEARTBEAT_SECONDS: "1" });
const { startApp } = await import("../server/app.ts");
const { enrollmentToken, operatorToken, run, runWell } = await import("./support/graphql.ts");

const ASSIGN = `mutation ($input: AssignScanInput!) { assignScan(input: $input) { id } }`;
const SCAN = `query ($id: ID!) {
  scan(id: $id) { state assignments { edges { node { explanation attempts { coverage command } artifacts { name } } } } }
  detections(scanId: $id, first: 10) { edges { node { scanner title severity location } } } }`;

let app: Awaited<ReturnType<typeof startApp>>;
let agent: Agent;
let tree: string;

async function assign(config: object): Promise<string> {
  const input = { scanners: ["setuid"], paths: [tree], config: { setuid: config } };
  return (await runWell(ASSIGN, { input }, await operatorToken())).assignScan.id;
}

async function endOf(id: string) {
  const token = await operatorToken();
  await until("the end of the scan", async () => {
    const { scan } = await runWell(SCAN, { id }, token);
    return ["QUEUED", "RUNNING"].includes(scan.state) ? null : scan;
  });
  // Asked anew: fields of one request are read side by side, and the detections may have been read before the end.
  const { scan, detections } = await runWell(SCAN, { id }, token);
  return {
    state: scan.state,
    ...scan.assignments.edges[0].node,
    detections: detections.edges.map((edge: any) => edge.node),
  };
}

describe("a sixth scanner, of one folder and one line each for agent and head", () => {
  beforeAll(async () => {
    tree = await mkdtemp(join(inject("tempDir"), "setuid-"));
    await mkdir(join(tree, "below"));
    for (const [name, mode] of [
      ["plain", 0o755],
      ["as-owner", 0o4755],
      ["below/as-group", 0o2755],
    ] as const) {
      await writeFile(join(tree, name), "");
      await chmod(join(tree, name), mode);
    }
    app = await startApp();
    const config = readConfig({
      HEAD_URL: `http://127.0.0.1:${app.port}`,
      ENROLLMENT_TOKEN: await enrollmentToken(),
      AGENT_IDENTITY: "test/sixth",
      AGENT_SPOOL_DIR: join(tree, "../setuid-spool"),
    });
    const directory = await SpoolDirectory.open(config.spoolDir);
    agent = createAgent(config, { scanners: [defineScanner(setuid)], directory, log: silent });
    await agent.start();
  });

  afterAll(async () => {
    await agent?.stop();
    await app?.stop();
  });

  it("is asked for with typed options, runs on an agent, and its findings are detections", async () => {
    const { state, detections, attempts, artifacts } = await endOf(await assign({}));
    expect(state).toBe("SUCCEEDED");
    expect(detections).toHaveLength(2);
    expect(detections).toContainEqual({
      scanner: "setuid",
      title: `${join(tree, "as-owner")} runs with the rights of its owner`,
      severity: "LOW",
      location: join(tree, "as-owner"),
    });
    expect(attempts[0].coverage).toMatchObject({ scanner: "setuid", roots: [tree], missing: [] });
    expect(attempts[0].command).toContain("-perm");
    expect(artifacts).toEqual([{ name: "setuid.bin" }]);
  });

  it("does what its options say", async () => {
    const { detections } = await endOf(await assign({ bits: "SETGID", maxDepth: 5 }));
    expect(detections).toMatchObject([{ location: join(tree, "below/as-group") }]);
    const { detections: none } = await endOf(await assign({ bits: "SETGID", maxDepth: 1 }));
    expect(none).toEqual([]);
  });

  it.each([
    ["an option that it does not have", { arguments: "-delete" }, 'unknown field "arguments"'],
    ["a choice that it does not have", { bits: "STICKY" }, '"STICKY" does not exist in "SetuidBits"'],
    ["a number outside of its range", { maxDepth: 101 }, "setuid.maxDepth"],
  ])("is refused %s", async (_what, config, sentence) => {
    const input = { scanners: ["setuid"], paths: [tree], config: { setuid: config } };
    const { errors } = await run(ASSIGN, { input }, await operatorToken());
    expect(errors?.[0]?.message).toContain(sentence);
  });

  it("is in no list of the product", async () => {
    const { scanners } = await import("../agent/scanners.ts");
    expect(scanners.map(({ name }) => name)).not.toContain("setuid");
    expect(await readFile("schema.graphql", "utf8")).not.toMatch(/setuid/i);
  });
});
