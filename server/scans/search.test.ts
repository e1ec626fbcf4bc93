import { beforeAll, describe, expect, it } from "vitest";
import {
  assignScan,
  COMPLETE,
  codeOf,
  completion,
  enrollAgent,
  run,
  runWell,
  tokenOf,
} from "../../test/support/graphql.ts";

/** By name. */
const SCANS: Record<string, object> = {
  "Weekly 50% of the DMZ": { targets: ["10.0.0.0/24", "www.Example.org"] },
  Müller_1: { targets: ["10.0.1.1-20"], exclusions: ["10.0.1.7"] },
  shells: { targets: [], paths: ["/srv/Web Data"], scanners: ["clamav"] },
  done: { targets: ["2001:db8::5"] },
};
const [weekly, muller, shells, done] = Object.keys(SCANS) as [string, string, string, string];

const ids: Record<string, string> = {};
let agent: Awaited<ReturnType<typeof enrollAgent>>;

beforeAll(async () => {
  agent = await enrollAgent();
  for (const [name, input] of Object.entries(SCANS)) {
    const placement = name === done ? { agentId: agent.id } : { labels: [{ name: "nobody", value: "has" }] };
    ids[name] = (await assignScan({ name, ...input, placement })).id;
  }
  const [{ id, attempt }] = (await agent.heartbeat()).assignments;
  await runWell(COMPLETE, { input: completion(id, attempt, 0) }, agent.token);
});

const LIST = `query ($search: String, $active: Boolean, $first: Int, $after: String, $last: Int, $before: String) {
  scans(search: $search, active: $active, first: $first, after: $after, last: $last, before: $before) {
    edges { node { name } } pageInfo { hasNextPage hasPreviousPage endCursor } } }`;
async function page(variables: object) {
  return (await runWell(LIST, variables, await tokenOf("VIEWER"))).scans;
}
async function names(search: string, variables: object = {}): Promise<string[]> {
  return (await page({ search, ...variables })).edges.map((edge: any) => edge.node.name);
}

const PASSES = `query ($id: ID!, $search: String!) { scan(id: $id) { passes(search: $search) } }`;
async function passing(search: string): Promise<string[]> {
  const viewer = await tokenOf("VIEWER");
  const latestFirst = Object.keys(SCANS).reverse();
  const answers = await Promise.all(
    latestFirst.map(async (name) => (await runWell(PASSES, { id: ids[name], search }, viewer)).scan.passes),
  );
  return latestFirst.filter((_name, index) => answers[index]);
}

describe("a search for scans", () => {
  it.each([
    ["", [done, shells, muller, weekly]],
    [" \t ", [done, shells, muller, weekly]],
    ["dmz", [weekly]],
    ["the OF weekly", [weekly]],
    ["MÜLL", [muller]],
    ["10.0.", [muller, weekly]],
    ["10.0.0.0/24", [weekly]],
    ["0.1.1-2", [muller]],
    ["10.0.1.7", []],
    ["WWW.example", [weekly]],
    ["2001:DB8", [done]],
    ["/srv/web data", [shells]],
    ["ClamAV", [shells]],
    ["nmap 10.0", [muller, weekly]],
    ["clama", []],
    ["10.0.0.0/24www", []],
    ["50%", [weekly]],
    ["%", [weekly]],
    ["_", [muller]],
    ["w_b", []],
    ["\\", []],
    ["' OR true --", []],
    ['\'); DELETE FROM "Scan"; --', []],
    ["\ud800 {NULL}", []],
  ])("%j", async (search, expected) => {
    expect(await names(search)).toEqual(expected);
    expect(await passing(search)).toEqual(expected);
  });

  it("finds a scan by its id, upper or lower case", async () => {
    const id = ids[muller] as string;
    expect(await names(id)).toEqual([muller]);
    expect(await names(`müller ${id.toUpperCase()}`)).toEqual([muller]);
    expect(await names(id.slice(0, 8))).toEqual([]);
  });

  it("is narrowed to what is finished, or is not", async () => {
    expect(await names("nmap", { active: true })).toEqual([muller, weekly]);
    expect(await names("nmap", { active: false })).toEqual([done]);
  });

  it("goes page by page, forwards and backwards", async () => {
    const first = await page({ search: "nmap", first: 2 });
    const { endCursor, ...more } = first.pageInfo;
    expect(more).toEqual({ hasNextPage: true, hasPreviousPage: false });
    const second = await page({ search: "nmap", first: 2, after: endCursor });
    const seen = [...first.edges, ...second.edges].map(({ node }: any) => node.name);
    expect(seen).toEqual([done, muller, weekly]);
    expect(second.pageInfo.hasNextPage).toBe(false);
    expect(await names("nmap", { last: 1, before: second.pageInfo.endCursor })).toEqual([muller]);
  });

  it("has at most 200 characters", async () => {
    const { errors } = await run(LIST, { search: "x".repeat(201) }, await tokenOf("VIEWER"));
    expect(errors?.[0]).toMatchObject({
      message: "A search has at most 200 characters, not 201.",
      extensions: { code: "BAD_INPUT" },
    });
    const variables = { id: ids[done], search: "x".repeat(201) };
    expect(await codeOf(PASSES, variables, await tokenOf("VIEWER"))).toBe("BAD_INPUT");
  });

  it("says nothing to agents and to nobody, not even what is wrong with it", async () => {
    for (const search of ["dmz", "x".repeat(201)]) {
      expect(await codeOf(LIST, { search })).toBe("UNAUTHENTICATED");
      expect(await codeOf(LIST, { search }, agent.token)).toBe("FORBIDDEN");
    }
  });
});
