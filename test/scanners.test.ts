import { mkdir, mkdtemp, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { createLocalApiToken } from "../server/access/api-token.ts";
import { createEnrollmentToken } from "../server/access/enrollment.ts";
import { ask } from "./support/client.ts";
import { startAgent, startHead, type TestHead, type TestProcess } from "./support/processes.ts";
import { describeWith } from "./support/tools.ts";
import { until } from "./support/until.ts";

const MINUTE = 60_000;
const EICAR = String.raw`X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*`;
/** MD5 and size of the EICAR test file, as ClamAV's hash signatures have it. */
const EICAR_SIGNATURE = "44d88612fea8a8f36de82e1278abb02f:68:Eicar-Test-Signature";
const YARA_RULE = `rule Marker : demo { meta: severity = "high" description = "a marker" strings: $a = "FIND-ME" condition: $a }
rule Absent { strings: $a = "NOWHERE-TO-BE-FOUND" condition: $a }`;

let head: TestHead;
let agent: TestProcess;
let token: string;
let tree: string;

const graphql = (query: string, variables: object = {}) => ask(head.url, token, query, variables);

async function scan(input: object) {
  const mutation = "mutation ($input: AssignScanInput!) { assignScan(input: $input) { id } }";
  const { id } = (await graphql(mutation, { input })).assignScan;
  const query = `query ($id: ID!) { scan(id: $id) { state assignments { edges { node {
    failureMessage attempts { coverage } artifacts { name } } } } }
    detections(scanId: $id, first: 100) { edges { node { title severity location assetLabel category } } } }`;
  const hasEnded = async () => !["QUEUED", "RUNNING"].includes((await graphql(query, { id })).scan.state);
  await until("the end of the scan", hasEnded, 3 * MINUTE);
  const answer = await graphql(query, { id }); // anew: fields of one request are read side by side
  const [{ node: assignment }] = answer.scan.assignments.edges;
  return {
    state: answer.scan.state,
    assignment,
    detections: answer.detections.edges.map((edge: any) => edge.node),
  };
}

const upload = (name: string, scanner: string, content: string) =>
  graphql("mutation ($input: UploadRuleSetInput!) { uploadRuleSet(input: $input) { version } }", {
    input: { name, scanner, content },
  });

/** A file of packets with one UDP packet from 10.0.0.1:4000 to 10.0.0.2:9. */
function onePacketPcap(payload: string): Buffer {
  const data = Buffer.from(payload);
  const udp = Buffer.alloc(8);
  for (const [at, value] of [4000, 9, 8 + data.length].entries()) udp.writeUInt16BE(value, at * 2);
  const ip = Buffer.from([0x45, 0, 0, 0, 0, 1, 0, 0, 64, 17, 0, 0, 10, 0, 0, 1, 10, 0, 0, 2]);
  ip.writeUInt16BE(ip.length + udp.length + data.length, 2);
  ip.writeUInt16BE(checksum(ip), 10);
  const ethernet = Buffer.from([2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1, 8, 0]);
  const packet = Buffer.concat([ethernet, ip, udp, data]);
  const header = Buffer.alloc(24 + 16);
  for (const [at, value] of [
    [0, 0xa1b2c3d4],
    [16, 65_535],
    [20, 1],
    [24, 1_800_000_000],
    [32, packet.length],
    [36, packet.length],
  ] as const)
    header.writeUInt32LE(value, at);
  header.writeUInt16LE(2, 4);
  header.writeUInt16LE(4, 6);
  return Buffer.concat([header, packet]);
}

function checksum(header: Buffer): number {
  let sum = 0;
  for (let at = 0; at < header.length; at += 2) sum += header.readUInt16BE(at);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return ~sum & 0xffff;
}

describeWith(
  "lynis",
  "clamscan",
  "yara",
  "yarac",
)("scanners of files and machines, end to end", () => {
  beforeAll(async () => {
    head = await startHead({ env: { HEARTBEAT_SECONDS: "1" } });
    token = await createLocalApiToken({ name: "scanners", role: "OPERATOR" });
    const ENROLLMENT_TOKEN = await createEnrollmentToken({ name: "scanners", ttlHours: 1 });
    agent = await startAgent({ env: { HEAD_URL: head.url, ENROLLMENT_TOKEN } });
    tree = await mkdtemp(join(inject("tempDir"), "tree-"));
    await mkdir(join(tree, "below"));
    await writeFile(join(tree, "clean.txt"), "nothing here");
    await writeFile(join(tree, "below/marked.txt"), "some text FIND-ME and more");
    await writeFile(join(tree, "below/eicar.com"), EICAR);
    await until(
      "the agent",
      async () => (await graphql("{ agents { edges { node { id } } } }")).agents.edges.length === 1,
    );
  }, MINUTE);

  afterAll(async () => {
    await agent?.stop();
    await head?.stop();
  }, MINUTE);

  it(
    "finds with yara exactly the file that a rule of the head's matches",
    async () => {
      await upload("markers", "yara", YARA_RULE);
      const { state, detections } = await scan({
        paths: [tree],
        scanners: ["yara"],
        config: { yara: { ruleSets: ["markers"] } },
      });
      expect(state).toBe("SUCCEEDED");
      expect(detections).toMatchObject([{ severity: "HIGH", location: join(tree, "below/marked.txt") }]);
      expect(detections[0].title).toContain("Marker");
    },
    3 * MINUTE,
  );

  it(
    "finds with clamav exactly the infected file, by an own signature, and leaves it where it is",
    async () => {
      await upload("eicar", "clamav", EICAR_SIGNATURE);
      const config = { clamav: { ruleSets: ["eicar"] } };
      const { state, detections } = await scan({ paths: [tree], scanners: ["clamav"], config });
      expect(state).toBe("SUCCEEDED");
      expect(detections).toMatchObject([{ location: join(tree, "below/eicar.com") }]);
      expect(detections[0].title).toContain("Eicar-Test-Signature");
    },
    3 * MINUTE,
  );

  it(
    "audits the agent's machine with lynis, and says which tests ran",
    async () => {
      const config = { lynis: { groups: ["kernel_hardening"] } };
      const { state, assignment } = await scan({ scanners: ["lynis"], config });
      expect(state).toBe("SUCCEEDED");
      expect(assignment.attempts[0].coverage).toMatchObject({ scanner: "lynis" });
      expect(assignment.artifacts).toMatchObject([{ name: "lynis-report.dat" }]);
    },
    3 * MINUTE,
  );

  it("alerts with suricata on exactly the packet that a rule of the head's matches", async () => {
    const pcap = join(tree, "one.pcap");
    await writeFile(pcap, onePacketPcap("GET /evil HTTP/1.1"));
    const rule = 'alert udp any any -> any any (msg:"Evil seen"; content:"/evil"; sid:1000001; rev:1;)';
    await upload("evil", "suricata", rule);
    const config = { suricata: { mode: "PCAP", pcap, ruleSets: ["evil"] } };
    const { state, detections, assignment } = await scan({ scanners: ["suricata"], config });
    expect([state, assignment.failureMessage]).toEqual(["SUCCEEDED", null]);
    expect(detections).toMatchObject([{ title: "Evil seen" }]);
  }, 180_000);

  it(
    "names a path that is not there, and a path that the policy refuses",
    async () => {
      const config = { yara: { ruleSets: ["markers"] } };
      const missing = await scan({ paths: [join(tree, "nowhere")], scanners: ["yara"], config });
      expect(missing).toMatchObject({
        state: "FAILED",
        assignment: { failureMessage: expect.stringContaining("nowhere") },
      });
      // The head can't know where a link leads: the agent refuses it.
      const link = `${tree}-link`;
      await symlink("/proc", link);
      const refused = await scan({ paths: [link], scanners: ["yara"], config });
      expect(refused).toMatchObject({
        state: "FAILED",
        assignment: { failureMessage: expect.stringContaining("deny /proc") },
      });
    },
    3 * MINUTE,
  );
});
