import { createHash, randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { enrollAgent, operatorToken, run, runWell } from "../../test/support/graphql.ts";
import { openPorts, startScan } from "../../test/support/scripted-scan.ts";
import { leastStatements } from "../../test/support/statements.ts";

const QUERY = `query ($first: Int!) { detections(first: $first) { edges { node { location sightings {
  eventCount late assignment { scan { name } } attempt { attempt command toolVersion } agent { id }
  artifacts { name sha256 rawPath } ruleSets { name } } } } } }`;

let agent: Awaited<ReturnType<typeof enrollAgent>>;

const sightings = async (first = 50) => {
  const { detections } = await runWell(QUERY, { first }, await operatorToken());
  return detections.edges.map((edge: { node: any }) => edge.node);
};

async function scanAndSee(name: string, ports: number[]): Promise<void> {
  const scan = await startScan(agent, { name });
  await scan.see(openPorts("192.0.2.1", ports));
  const output = randomBytes(1000);
  const input = {
    assignmentId: scan.assignmentId,
    attempt: scan.attempt,
    name: "nmap.xml",
    mediaType: "application/xml",
    part: 1,
    data: gzipSync(output).toString("base64"),
    last: true,
    sha256: createHash("sha256").update(output).digest("hex"),
    sizeBytes: output.length,
  };
  const submit = "mutation ($input: SubmitArtifactInput!) { submitArtifact(input: $input) { parts } }";
  await runWell(submit, { input }, agent.token);
  await scan.succeed(null);
}

beforeAll(async () => {
  agent = await enrollAgent();
  await scanAndSee("first", [22, 80]);
  await scanAndSee("second", [22]);
});

describe("how a detection is known", () => {
  it("names each attempt that saw it, with its command, tool, agent and raw output, the latest first", async () => {
    const ssh = (await sightings()).find(({ location }: { location: string }) => location === "22/tcp");
    expect(ssh.sightings).toMatchObject(
      ["second", "first"].map((name) => ({
        eventCount: 1,
        late: false,
        assignment: { scan: { name } },
        attempt: { attempt: 1, command: ["scanner"], toolVersion: "1" },
        agent: { id: agent.id },
        artifacts: [{ name: "nmap.xml", sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }],
        ruleSets: [],
      })),
    );
    expect(ssh.sightings[0].artifacts[0].sha256).not.toBe(ssh.sightings[1].artifacts[0].sha256);
  });

  it("takes the same number of statements for many detections as for one", async () => {
    await scanAndSee(
      "many",
      Array.from({ length: 40 }, (_, index) => 1000 + index),
    );
    expect(await leastStatements(() => sightings(41))).toBe(await leastStatements(() => sightings(1)));
  });

  it("is told to operators only", async () => {
    const { errors } = await run(QUERY, { first: 1 }, agent.token);
    expect(errors?.[0]?.extensions.code).toBe("FORBIDDEN");
  });
});
