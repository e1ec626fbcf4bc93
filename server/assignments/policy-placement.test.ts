import { beforeEach, expect, it } from "vitest";
import { assignScan, enrollAgent, FAIL, operatorToken, runWell } from "../../test/support/graphql.ts";
import { pool } from "../db.ts";

beforeEach(async () => {
  await pool.query(`TRUNCATE "Agent", "Scan", "Detection", "Counter" CASCADE`);
});

const explain = async (id: string) =>
  (await runWell("query ($id: ID!) { assignment(id: $id) { explanation } }", { id }, await operatorToken()))
    .assignment.explanation;
const idOf = (scan: { assignments: { edges: { node: { id: string } }[] } }) =>
  scan.assignments.edges[0]!.node.id;

it("leaves waiting what no agent's policy allows, names the rule, and hands it to the agent whose policy does", async () => {
  const allow = { networks: ["192.0.2.0/24"] };
  const careful = await enrollAgent({
    hostname: "careful",
    policy: { allow, options: { nmap: { timing: 2 } } },
  });
  const fast = await assignScan({ targets: ["192.0.2.1"], config: { nmap: { timing: 4 } } });
  expect((await careful.heartbeat()).assignments).toEqual([]);
  expect(await explain(idOf(fast))).toMatch(
    /^Waiting: the policy of careful refuses nmap with timing 4: timing is at most 2; gives up at /,
  );
  const denying = await enrollAgent({
    hostname: "denying",
    policy: { allow, deny: { networks: ["192.0.2.1"] } },
  });
  expect((await denying.heartbeat()).assignments).toEqual([]);
  const able = await enrollAgent({ policy: { allow } });
  expect((await able.heartbeat()).assignments).toMatchObject([{ id: idOf(fast) }]);
  const slow = await assignScan({ targets: ["192.0.2.1"], config: { nmap: {} } });
  expect((await careful.heartbeat()).assignments).toMatchObject([{ id: idOf(slow) }]);
});

it("leaves agents out of a scan by every agent whose policy refuses it", async () => {
  const allowing = await enrollAgent({ policy: { allow: { networks: ["192.0.2.0/24"] } } });
  const refusing = await enrollAgent({ policy: { allow: {}, scanners: ["nmap"] } });
  await assignScan({ targets: ["192.0.2.1"], placement: { everyAgent: true } });
  expect((await refusing.heartbeat()).assignments).toEqual([]);
  expect((await allowing.heartbeat()).assignments).toHaveLength(1);
  const { rows } = await pool.query(`SELECT count(*)::int AS count FROM "Assignment"`);
  expect(rows).toEqual([{ count: 1 }]);
});

it("names why a scanner may not be used, in the agent's own words", async () => {
  const problem = "The agent's policy refuses the scanner nmap: allowed are yara.";
  await enrollAgent({ capabilities: [{ name: "nmap", version: "7.93", privileged: true, problem }] });
  const scan = await assignScan();
  expect(await explain(idOf(scan))).toContain(
    "no online agent offers nmap (The agent's policy refuses the scanner nmap: allowed are yara);",
  );
});

it("says until when the owner's hours keep work waiting, and takes back what they interrupt", async () => {
  const agent = await enrollAgent();
  const scan = await assignScan();
  const [work] = (await agent.heartbeat()).assignments;
  const failure = { assignmentId: work.id, attempt: 1, eventCount: 0, coverage: {}, command: [] };
  const input = {
    ...failure,
    result: "FAILED",
    code: "OUTSIDE_HOURS",
    message: "The hours are over.",
    retry: true,
  };
  expect(await runWell(FAIL, { input }, agent.token)).toMatchObject({ failAssignment: { state: "FAILED" } });
  const { rows } = await pool.query(
    `SELECT state::text, "maxAttempts", "notBefore" > now() AS waits FROM "Assignment"`,
  );
  expect(rows).toEqual([{ state: "QUEUED", maxAttempts: 4, waits: true }]);

  await pool.query(`UPDATE "Assignment" SET "notBefore" = now()`);
  const days = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"];
  const day = days[(new Date().getUTCDay() + 2) % 7]!;
  const hours = { timeZone: "UTC", open: [{ days: [day], from: "00:00", to: "00:00" }] };
  await pool.query(`UPDATE "Agent" SET policy = $1`, [{ allow: { networks: ["0.0.0.0/0"] }, hours }]);
  expect(await explain(idOf(scan))).toMatch(
    new RegExp(
      `^Waiting: the agent's policy allows work only ${day} 00:00–00:00 UTC on scan-1, opens at \\d{4}-\\d\\d-\\d\\d 00:00 UTC;`,
    ),
  );
});

it("a policy that can't be read, or is of another version, keeps nothing from an agent: it decides itself", async () => {
  const agent = await enrollAgent({ policy: { rules: ["of another kind"] } });
  const scan = await assignScan();
  expect((await agent.heartbeat()).assignments).toMatchObject([{ id: idOf(scan) }]);
});

it("shows a policy in words", async () => {
  const { id } = await enrollAgent({ policy: { allow: { networks: ["192.0.2.0/24"], names: [] } } });
  const query = "query ($id: ID!) { agent(id: $id) { policyRules { subject words } } }";
  expect((await runWell(query, { id }, await operatorToken())).agent.policyRules).toEqual([
    { subject: "Networks", words: "192.0.2.0/24" },
    { subject: "Host names", words: "none" },
    { subject: "Paths", words: "none" },
    { subject: "Interfaces", words: "none" },
    { subject: "Scanners", words: "all" },
  ]);
});
