import { beforeAll, describe, expect, it } from "vitest";
import { codeOf, enrollAgent, run, runWell, tokenOf } from "../../test/support/graphql.ts";
import { db } from "../db.ts";

const nmap = { name: "nmap", version: "7.93", privileged: true };
const yara = { name: "yara", version: "4.5.2", privileged: false };
const label = (name: string, value: string) => ({ name, value });

/** By host name. */
const AGENTS = {
  "web-1.Example": {
    identity: "machine-a/agent",
    addresses: ["10.1.0.5", "2001:db8::5"],
    labels: [label("segment", "dmz"), label("rack", "")],
    capabilities: [nmap, yara],
  },
  "web-2.example": {
    identity: "machine-b/Second",
    addresses: ["10.1.1.9", "no address", "fe80::1%eth0", "10.9.9.9/8"],
    labels: [label("segment", "core"), label("Zone", "A_1")],
    capabilities: [nmap, { ...yara, problem: "Its rules are not there." }],
  },
  "db_100%": {
    identity: "pod\\c/agent",
    addresses: [],
    labels: [],
    capabilities: [],
  },
};
const [web1, web2, db100] = Object.keys(AGENTS);

const ids: Record<string, string> = {};

beforeAll(async () => {
  for (const [hostname, agent] of Object.entries(AGENTS))
    ids[hostname] = (await enrollAgent({ hostname, ...agent })).id;
});

const LIST = `query ($search: String, $health: [AgentHealth!], $first: Int, $after: String, $last: Int, $before: String) {
  agents(search: $search, health: $health, first: $first, after: $after, last: $last, before: $before) {
    edges { cursor node { hostname } } pageInfo { hasNextPage hasPreviousPage endCursor } } }`;
async function page(variables: object) {
  return (await runWell(LIST, variables, await tokenOf("VIEWER"))).agents;
}
async function hostnames(search: string, variables: object = {}): Promise<string[]> {
  return (await page({ search, ...variables })).edges.map((edge: any) => edge.node.hostname);
}

const PASSES = `query ($id: ID!, $search: String!) { agent(id: $id) { passes(search: $search) } }`;
async function passing(search: string): Promise<string[]> {
  const viewer = await tokenOf("VIEWER");
  const passes = async (hostname: string) =>
    (await runWell(PASSES, { id: ids[hostname], search }, viewer)).agent.passes;
  const names = [db100, web2, web1] as string[];
  const answers = await Promise.all(names.map(passes));
  return names.filter((_name, index) => answers[index]);
}

describe("a search for agents", () => {
  it.each([
    ["", [db100, web2, web1]],
    [" \n ", [db100, web2, web1]],
    ["WEB-", [web2, web1]],
    ["b-1.ex", [web1]],
    ["machine-B", [web2]],
    ["second", [web2]],
    ["10.1.0.5", [web1]],
    ["10.1.0", []],
    ["10.1.0.0/24", [web1]],
    ["10.1.0.0/16", [web2, web1]],
    ["10.1.0.4-6", [web1]],
    ["10.9.9.9", [web2]],
    ["2001:DB8:0::5", [web1]],
    ["2001:db8::/32", [web1]],
    ["0.0.0.0/0", [web2, web1]],
    ["::/0", [web1]],
    ["10.1.0.0/33", []],
    ["segment", [web2, web1]],
    ["segment=dmz", [web1]],
    ["SEGMENT=DMZ", [web1]],
    ["segment=", []],
    ["segm", []],
    ["rack=", [web1]],
    ["zone=a_1", [web2]],
    ["nmap", [web2, web1]],
    ["YARA", [web1]],
    ["nmap example segment=core", [web2]],
    ["nmap segment=core segment=dmz", []],
    ["nmap nmap nmap", [web2, web1]],
  ])("%j", async (search, expected) => {
    expect(await hostnames(search)).toEqual(expected);
    expect(await passing(search)).toEqual(expected);
  });

  it.each([
    ["%", [db100]],
    ["_", [db100]],
    ["100%", [db100]],
    ["\\", [db100]],
    ["pod\\c", [db100]],
    ["w_b", []],
    ["%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%a", []],
    ["' OR true --", []],
    ['\'); DROP TABLE "Agent"; --', []],
    ["$1 $2::uuid {NULL} NULL", []],
    ['{} [] null {"name":"nmap"}', []],
    ["\ud800 \u202e \u{1f480}", []],
    ["İ ẞ ς", []],
    [Array.from({ length: 66 }, (_each, index) => (index + 10).toString(36).padStart(2, "x")).join(" "), []],
  ])("takes hostile text as text: %j", async (search, expected) => {
    expect(await hostnames(search)).toEqual(expected);
    expect(await passing(search)).toEqual(expected);
  });

  it("finds an agent by its id", async () => {
    expect(await hostnames(ids[web2 as string] as string)).toEqual([web2]);
  });

  it("is narrowed by health as well", async () => {
    await db.agent.update({ where: { id: ids[web1 as string] }, data: { health: "STALE" } });
    expect(await hostnames("web", { health: ["STALE"] })).toEqual([web1]);
    expect(await hostnames("web", { health: ["ONLINE"] })).toEqual([web2]);
    expect(await hostnames("web", { health: [] })).toEqual([]);
  });

  it("goes page by page, forwards and backwards, with the cursors of the whole list", async () => {
    const first = await page({ search: "e", first: 1 });
    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const second = await page({ search: "e", first: 1, after: first.pageInfo.endCursor });
    const third = await page({ search: "e", first: 5, after: second.pageInfo.endCursor });
    expect([first, second, third].map(({ edges }) => edges[0].node.hostname)).toEqual([db100, web2, web1]);
    expect(third.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const before = await page({ search: "e", last: 1, before: third.pageInfo.endCursor });
    expect(before.edges[0].node.hostname).toBe(web2);
    expect(before.pageInfo.hasPreviousPage).toBe(true);
    expect(await hostnames("e", { last: 2 })).toEqual([web2, web1]);
    const after = (await page({ first: 2 })).pageInfo.endCursor;
    expect(await hostnames("web", { after })).toEqual([web1]);
  });

  it.each([
    ["200 characters at most", { search: "x".repeat(201) }, "BAD_INPUT"],
    ["no NUL", { search: "a\0b" }, "BAD_INPUT"],
    ["a cursor of this list", { search: "x", after: btoa("GPC:S:'; --") }, "CURSOR_INVALID"],
    ["a cursor that is an id", { search: "x", after: btoa("GPC:N:7") }, "CURSOR_INVALID"],
  ])("takes %s", async (_what, variables, code) => {
    expect(await codeOf(LIST, variables, await tokenOf("VIEWER"))).toBe(code);
    expect(await hostnames("x".repeat(200))).toEqual([]);
  });

  it("says how long a search may be", async () => {
    const { errors } = await run(LIST, { search: "x".repeat(201) }, await tokenOf("VIEWER"));
    expect(errors?.[0]?.message).toBe("A search has at most 200 characters, not 201.");
  });

  it("says nothing to agents and to nobody, not even what is wrong with it", async () => {
    const agent = await enrollAgent();
    for (const search of ["web", "x".repeat(201), "segment=dmz"]) {
      expect(await codeOf(LIST, { search })).toBe("UNAUTHENTICATED");
      expect(await codeOf(LIST, { search }, agent.token)).toBe("FORBIDDEN");
      expect(await codeOf(PASSES, { id: agent.id, search }, agent.token)).toBe("FORBIDDEN");
    }
  });
});
