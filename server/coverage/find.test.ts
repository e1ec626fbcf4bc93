import { beforeAll, describe, expect, it } from "vitest";
import { codeOf, enrollAgent, operatorToken, runWell } from "../../test/support/graphql.ts";
import { examinedHosts, openPorts, startScan } from "../../test/support/scripted-scan.ts";
import { db } from "../db.ts";

const EXAMINATIONS = "examinations { assignmentId attempt silent }";
const ask = async (args: string, fields: string) =>
  (await runWell(`{ coverage(${args}) { ${fields} } }`, {}, await operatorToken())).coverage;

let narrow: string;
let wide: string;
let local: { agentId: string; assignmentId: string };

beforeAll(async () => {
  const agent = await enrollAgent();
  const scan = async (target: string, ports: string, examined: object, seen: object[] = []) => {
    const script = await startScan(agent, { targets: [target], config: { nmap: { ports } } });
    await script.see(seen);
    await script.succeed(examined);
    return script.assignmentId;
  };
  wide = await scan(
    "192.0.2.0/24",
    "1-1024",
    examinedHosts(["192.0.2.1-192.0.2.20"], "1-500,601-1024", { silent: "501-600" }),
    openPorts("192.0.2.5", [443]),
  );
  narrow = await scan("192.0.2.5", "22,80", examinedHosts(["192.0.2.5"], "22,80"));
  local = {
    agentId: agent.id,
    assignmentId: await scan("127.0.0.1", "22", examinedHosts(["127.0.0.1"], "22")),
  };
});

describe("coverage of a host", () => {
  it("says which attempts examined it, the latest first, and what none did", async () => {
    expect(
      await ask(
        'address: "192.0.2.5"',
        `address ${EXAMINATIONS} protocols { protocol answeredPorts silentPorts notExaminedPorts }`,
      ),
    ).toEqual({
      address: "192.0.2.5",
      examinations: [
        { assignmentId: narrow, attempt: 1, silent: false },
        { assignmentId: wide, attempt: 1, silent: true },
        { assignmentId: wide, attempt: 1, silent: false },
      ],
      protocols: [
        {
          protocol: "tcp",
          answeredPorts: "1-500,601-1024",
          silentPorts: "501-600",
          notExaminedPorts: "1025-65535",
        },
      ],
    });
  });

  it("says when a port was last examined", async () => {
    const at = async (args: string) => (await ask(args, EXAMINATIONS)).examinations;
    expect(await at('address: "192.0.2.5", port: 443')).toEqual([
      { assignmentId: wide, attempt: 1, silent: false },
    ]);
    expect(await at('address: "192.0.2.5", port: 22')).toHaveLength(2);
    expect(await at('address: "192.0.2.5", port: 22, protocol: "udp"')).toEqual([]);
    expect(await at('address: "192.0.2.5", port: 8080')).toEqual([]);
    expect(await at('address: "192.0.2.21"')).toEqual([]);
  });

  it("tells loopback apart by agent", async () => {
    const { agentId, assignmentId } = local;
    expect(
      (await ask(`address: "127.0.0.1", agentId: "${agentId}"`, EXAMINATIONS)).examinations,
    ).toMatchObject([{ assignmentId }]);
    const { id: other } = await enrollAgent();
    expect((await ask(`address: "127.0.0.1", agentId: "${other}"`, EXAMINATIONS)).examinations).toEqual([]);
  });

  it.each([
    ['address: "127.0.0.1"', "BAD_INPUT"],
    ['address: "example.com"', "BAD_INPUT"],
    ['address: "192.0.2.1", port: 70000', "BAD_INPUT"],
    ['address: "192.0.2.1", protocol: "icmp"', "BAD_INPUT"],
    [`address: "::1", agentId: "${crypto.randomUUID()}"`, "AGENT_NOT_FOUND"],
  ])("refuses %s", async (args, code) => {
    expect(await codeOf(`{ coverage(${args}) { address } }`, {}, await operatorToken())).toBe(code);
  });
});

describe("examinations of a detection", () => {
  it("are those of its place", async () => {
    const { id } = await db.detection.findFirstOrThrow({ where: { port: 443 } });
    const query = "query ($id: ID!) { examinations(detectionId: $id) { assignmentId } }";
    const answer = await runWell(query, { id }, await operatorToken());
    expect(answer.examinations).toEqual([{ assignmentId: wide }]);
    expect(await codeOf(query, { id: crypto.randomUUID() }, await operatorToken())).toBe(
      "DETECTION_NOT_FOUND",
    );
  });
});
