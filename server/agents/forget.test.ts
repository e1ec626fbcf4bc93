import { expect, it } from "vitest";
import {
  assignScan,
  codeOf,
  enrollAgent,
  REGISTER,
  registration,
  runWell,
  tokenOf,
} from "../../test/support/graphql.ts";
import { db } from "../db.ts";
import { loadControlPlane } from "../metrics/control-plane.ts";
import { loadAgentFacts } from "./facts.ts";
import { forgetSilentAgents } from "./forget.ts";

const FORGET = "mutation ($id: ID!) { forgetAgent(id: $id) { forgottenAt } }";
const LIST = `query ($forgotten: Boolean, $search: String) {
  agents(first: 100, forgotten: $forgotten, search: $search) { edges { node { id } } } }`;
const DAY_MS = 24 * 60 * 60 * 1000;

async function lists(id: string, variables: object = {}): Promise<boolean> {
  const { agents } = await runWell(LIST, variables, await tokenOf("VIEWER"));
  return agents.edges.some(({ node }: { node: { id: string } }) => node.id === id);
}

/** An agent that was last heard of so many days ago. */
async function silentAgent(days: number, health: "OFFLINE" | "PENDING" | "REVOKED" | "STALE" = "STALE") {
  const agent = await enrollAgent({ spoolId: crypto.randomUUID() });
  const { id } = agent;
  await db.agent.update({ where: { id }, data: { health } });
  const lastHeartbeatAt = new Date(Date.now() - days * DAY_MS);
  await db.agentStatus.update({ where: { agentId: id }, data: { lastHeartbeatAt } });
  return agent;
}

const isForgotten = async (id: string) =>
  (await db.agent.findUniqueOrThrow({ where: { id } })).forgottenAt !== null;

it("forgets who was silent for long, but nobody who was thrown out", async () => {
  const cases = [
    [31, "STALE", true],
    [31, "OFFLINE", true],
    [31, "PENDING", true],
    [31, "REVOKED", false],
    [29, "STALE", false],
  ] as const;
  const agents = await Promise.all(cases.map(([days, health]) => silentAgent(days, health)));
  expect(await forgetSilentAgents(0)).toBe(0);
  const counts = await Promise.all([forgetSilentAgents(30), forgetSilentAgents(30)]); // as two heads do
  expect(counts.reduce((sum, count) => sum + count)).toBe(3);
  expect(await Promise.all(agents.map(({ id }) => isForgotten(id)))).toEqual(
    cases.map(([, , forgotten]) => forgotten),
  );
  expect(await db.auditEntry.count({ where: { act: "agent.forget", actor: "SYSTEM" } })).toBe(3);
});

it("leaves a forgotten agent out of lists, numbers and placement, until it registers again", async () => {
  const { id, identity, token } = await silentAgent(1);
  const before = (await loadAgentFacts()).length;
  const [{ forgottenAt }, again] = [
    (await runWell(FORGET, { id }, await tokenOf("ADMIN"))).forgetAgent,
    (await runWell(FORGET, { id }, await tokenOf("ADMIN"))).forgetAgent,
  ];
  expect(again).toEqual({ forgottenAt });
  expect(await db.auditEntry.count({ where: { act: "agent.forget", subject: `agent:${id}` } })).toBe(1);
  expect([await lists(id), await lists(id, { search: identity })]).toEqual([false, false]);
  expect([
    await lists(id, { forgotten: true }),
    await lists(id, { forgotten: true, search: identity }),
  ]).toEqual([true, true]);
  expect(await loadAgentFacts()).toHaveLength(before - 1);
  const { agentsByHealth } = await loadControlPlane();
  const shown = agentsByHealth.reduce((sum, { count }) => sum + count, 0);
  expect(shown).toBe(await db.agent.count({ where: { forgottenAt: null } }));
  await expect(assignScan({ placement: { agentId: id } })).rejects.toThrow("AGENT_NOT_FOUND");
  expect(await codeOf("{ changeCursor }", {}, token)).toBe("UNAUTHENTICATED");

  await runWell(REGISTER, { input: await registration({ identity }) });
  expect([await lists(id), await isForgotten(id)]).toEqual([true, false]);
});

it("forgets nobody who is online, and for nobody but admins", async () => {
  const { id, token } = await enrollAgent();
  expect(await codeOf(FORGET, { id }, await tokenOf("ADMIN"))).toBe("AGENT_ALIVE");
  expect(await codeOf(FORGET, { id: crypto.randomUUID() }, await tokenOf("ADMIN"))).toBe("AGENT_NOT_FOUND");
  for (const caller of [await tokenOf("OPERATOR"), token])
    expect(await codeOf(FORGET, { id }, caller)).toBe("FORBIDDEN");
  expect(await isForgotten(id)).toBe(false);
});
