import { describe, expect, it } from "vitest";
import {
  assignScan,
  codeOf,
  enrollAgent,
  REGISTER,
  registration,
  run,
  runWell,
  tokenOf,
} from "../../test/support/graphql.ts";
import { db } from "../db.ts";

const CREATE = `mutation ($maxAgents: Int, $labels: [LabelInput!], $needsApproval: Boolean) {
  createEnrollmentToken(name: "dmz", ttlHours: 1, maxAgents: $maxAgents, labels: $labels, needsApproval: $needsApproval) {
    token enrollmentToken { id agentCount maxAgents } } }`;
const APPROVE = "mutation ($id: ID!) { approveAgent(id: $id) { health } }";
const REVOKE = "mutation ($id: ID!) { revokeAgent(id: $id) { health } }";
const WHY = "query ($scanId: ID!) { assignments(scanId: $scanId) { edges { node { explanation } } } }";
const RULES = `query { ruleSet(id: "${crypto.randomUUID()}") { id } }`;

async function makeToken(variables: object = {}): Promise<{ id: string; token: string }> {
  const { createEnrollmentToken } = await runWell(CREATE, variables, await tokenOf("ADMIN"));
  return { id: createEnrollmentToken.enrollmentToken.id, token: createEnrollmentToken.token };
}

it("lets in as many new agents as the token says, however many come at once, and restarts count as none", async () => {
  const { id, token } = await makeToken({ maxAgents: 2 });
  const inputs = await Promise.all(
    Array.from({ length: 6 }, () => registration({ enrollmentToken: token, spoolId: "one" })),
  );
  const codes = await Promise.all(inputs.map((input) => codeOf(REGISTER, { input })));
  expect(codes.filter((code) => code === undefined)).toHaveLength(2);
  expect(codes.filter((code) => code === "ENROLLMENT_REFUSED")).toHaveLength(4);
  expect(await db.agent.count({ where: { identity: { in: inputs.map(({ identity }) => identity) } } })).toBe(
    2,
  );
  const registered = inputs[codes.indexOf(undefined)];
  expect(await codeOf(REGISTER, { input: registered })).toBeUndefined(); // the same agent again
  expect(await db.enrollmentToken.findUnique({ where: { id } })).toMatchObject({ agentCount: 2 });
});

describe("the identity of an agent that is gone", () => {
  /** An agent that runs something and is not heard of any more, and its assignment. */
  async function goneAgent(spoolId: string) {
    const { token } = await makeToken();
    const agent = await enrollAgent({ enrollmentToken: token, spoolId });
    await assignScan({ placement: { agentId: agent.id } });
    const [assignment] = (await agent.heartbeat()).assignments;
    await db.agentStatus.update({ where: { agentId: agent.id }, data: { lastHeartbeatAt: new Date(0) } });
    const stateOf = async () => ({
      health: (await db.agent.findUniqueOrThrow({ where: { id: agent.id } })).health,
      isReleased:
        ((await db.assignment.findUniqueOrThrow({ where: { id: assignment.id } })).leaseExpiresAt ?? 0) <=
        new Date(),
    });
    return { ...agent, enrollmentToken: token, stateOf };
  }

  it("is that agent's own, which returns with another token and its spool", async () => {
    const gone = await goneAgent("its own");
    const { id, token } = await makeToken({ needsApproval: true });
    const { identity } = gone;
    await enrollAgent({ identity, enrollmentToken: token, spoolId: "its own" });
    expect(await gone.stateOf()).toEqual({ health: "ONLINE", isReleased: false });
    expect(await db.enrollmentToken.findUnique({ where: { id } })).toMatchObject({ agentCount: 0 });
  });

  it("is that agent's own, which returns with its token and a new spool", async () => {
    const gone = await goneAgent("lost");
    const { identity, enrollmentToken } = gone;
    await enrollAgent({ identity, enrollmentToken, spoolId: "new" });
    expect(await gone.stateOf()).toEqual({ health: "ONLINE", isReleased: false });
  });

  it.each(["another", ""])(
    "taken with another token and the spool %j waits for approval and inherits no work",
    async (spoolId) => {
      const gone = await goneAgent("its own");
      const { id, token } = await makeToken({ needsApproval: true, maxAgents: 1 });
      const input = await registration({ identity: gone.identity, enrollmentToken: token, spoolId });
      await runWell(REGISTER, { input });
      expect(await gone.stateOf()).toEqual({ health: "PENDING", isReleased: true });
      expect(await db.enrollmentToken.findUnique({ where: { id } })).toMatchObject({ agentCount: 1 });
    },
  );

  it("is not to be had with another token that has let in as many as it may", async () => {
    const gone = await goneAgent("its own");
    const { token } = await makeToken({ maxAgents: 1 });
    await enrollAgent({ enrollmentToken: token });
    const input = await registration({ identity: gone.identity, enrollmentToken: token, spoolId: "another" });
    expect(await codeOf(REGISTER, { input })).toBe("ENROLLMENT_REFUSED");
    expect(await gone.stateOf()).toEqual({ health: "ONLINE", isReleased: false });
  });
});

it("gives agents the token's labels, over what they say of themselves", async () => {
  const { token } = await makeToken({ labels: [{ name: "segment", value: "lab" }] });
  const agent = await enrollAgent({
    enrollmentToken: token,
    labels: [
      { name: "segment", value: "vault" },
      { name: "rack", value: "7" },
    ],
  });
  const { labels } = await db.agent.findUniqueOrThrow({ where: { id: agent.id } });
  expect(labels).toEqual({ segment: "lab", rack: "7" });
});

it("gives an agent that waits for approval nothing, until an admin approves it", async () => {
  const { token } = await makeToken({ needsApproval: true });
  const agent = await enrollAgent({ enrollmentToken: token });
  const { id: scanId } = await assignScan({ placement: { agentId: agent.id } });
  expect((await agent.heartbeat()).assignments).toEqual([]);
  const [waiting] = (await runWell(WHY, { scanId }, await tokenOf("VIEWER"))).assignments.edges;
  expect(waiting.node.explanation).toContain("waits for an admin to approve it");
  const everywhere = await assignScan({ placement: { everyAgent: true } });
  expect(await db.assignment.count({ where: { scanId: everywhere.id, pinnedAgentId: agent.id } })).toBe(0);
  expect(await db.agent.findUnique({ where: { id: agent.id } })).toMatchObject({ health: "PENDING" });
  expect(await codeOf(RULES, {}, agent.token)).toBe("FORBIDDEN");
  expect(await codeOf(APPROVE, { id: agent.id }, await tokenOf("OPERATOR"))).toBe("FORBIDDEN");
  expect(await codeOf(APPROVE, { id: agent.id }, agent.token)).toBe("FORBIDDEN");

  await runWell(APPROVE, { id: agent.id }, await tokenOf("ADMIN"));
  expect(await codeOf(RULES, {}, agent.token)).not.toBe("FORBIDDEN");
  const [assignment] = (await agent.heartbeat()).assignments;
  expect(await db.assignment.findUnique({ where: { id: assignment.id } })).toMatchObject({ scanId });
  const again = await registration({ enrollmentToken: token, identity: agent.identity });
  await runWell(REGISTER, { input: again }); // approved once is approved
  expect(await db.agent.findUnique({ where: { id: agent.id } })).toMatchObject({ health: "ONLINE" });
});

it("throws an agent out at once, and takes back what it runs", async () => {
  const agent = await enrollAgent();
  await assignScan({ placement: { agentId: agent.id } });
  const [assignment] = (await agent.heartbeat()).assignments;
  await runWell(REVOKE, { id: agent.id }, await tokenOf("ADMIN"));
  await expect(agent.heartbeat()).rejects.toThrow("UNAUTHENTICATED");
  const { leaseExpiresAt } = await db.assignment.findUniqueOrThrow({ where: { id: assignment.id } });
  expect(leaseExpiresAt?.getTime()).toBeLessThanOrEqual(Date.now());
  const input = await registration({ identity: agent.identity });
  expect(await codeOf(REGISTER, { input })).toBe("AGENT_REVOKED");
  await runWell(APPROVE, { id: agent.id }, await tokenOf("ADMIN"));
  expect(await codeOf(REGISTER, { input })).toBeUndefined();
  expect(await codeOf(REVOKE, { id: crypto.randomUUID() }, await tokenOf("ADMIN"))).toBe("AGENT_NOT_FOUND");
});

it("withdraws a token: nobody comes in by it any more, and who did stays", async () => {
  const { id, token } = await makeToken();
  const agent = await enrollAgent({ enrollmentToken: token });
  const WITHDRAW = "mutation ($id: ID!) { revokeEnrollmentToken(id: $id) }";
  await runWell(WITHDRAW, { id }, await tokenOf("ADMIN"));
  await agent.heartbeat();
  expect(await codeOf(REGISTER, { input: await registration({ enrollmentToken: token }) })).toBe(
    "ENROLLMENT_REFUSED",
  );
  expect(await codeOf(WITHDRAW, { id }, await tokenOf("ADMIN"))).toBe("TOKEN_NOT_FOUND");
  const bad = await run(CREATE, { maxAgents: 0 }, await tokenOf("ADMIN"));
  expect(bad.errors?.[0]?.extensions.code).toBe("BAD_INPUT");
});
