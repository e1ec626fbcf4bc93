import { beforeAll, describe, expect, it } from "vitest";
import { codeOf, enrollAgent, operatorToken, runWell } from "../../test/support/graphql.ts";
import { examinedHosts, openPorts, startScan } from "../../test/support/scripted-scan.ts";
import { takeChangeCursor } from "../changes.ts";
import { db, pool } from "../db.ts";
import { listen } from "../pubsub.ts";

const ASSETS = `query ($first: Int, $after: String, $network: String, $text: String, $openAtLeast: Severity,
  $labels: [LabelInput!], $kinds: [AssetKind!], $criticalities: [Criticality!]) {
  assets(first: $first, after: $after, network: $network, text: $text, openAtLeast: $openAtLeast, labels: $labels,
    kinds: $kinds, criticalities: $criticalities) { edges { cursor node { id label } } pageInfo { hasNextPage endCursor } } }`;

let agent: Awaited<ReturnType<typeof enrollAgent>>;
let token: string;

const severe = (event: any, severity: string) => ({ ...event, finding: { ...event.finding, severity } });
const labelsOf = async (variables: object): Promise<string[]> =>
  (await runWell(ASSETS, variables, token)).assets.edges.map(({ node }: any) => node.label);
const idOf = async (label: string) => (await db.asset.findFirstOrThrow({ where: { label } })).id;

beforeAll(async () => {
  token = await operatorToken();
  agent = await enrollAgent({ addresses: ["192.0.2.1", "not an address"], reach: ["192.0.2.0/24"] });
  const named = await startScan(agent, { targets: ["fleet.example"] }); // may be any address
  await named.see(
    openPorts("198.51.100.1", [22]).map((event: any) => ({
      ...event,
      asset: { ...event.asset, hostnames: ["50%_off.example"] },
    })),
  );
  const scan = await startScan(agent, { targets: ["192.0.2.0/24"] });
  await scan.see([
    ...openPorts("192.0.2.1", [22, 80]),
    ...openPorts("192.0.2.2", [22]).map((event) => severe(event, "CRITICAL")),
    {
      type: "warning",
      observedAt: new Date().toISOString(),
      asset: { kind: "MACHINE", hostname: "db" },
      data: {},
    },
  ]);
  await scan.succeed(examinedHosts(["192.0.2.1-192.0.2.2"], "22,80"));
});

describe("assets", () => {
  it("come by risk, page by page, forth and back", async () => {
    expect(await labelsOf({})).toEqual(["192.0.2.2", "192.0.2.1", "198.51.100.1", "db"]);
    const first = (await runWell(ASSETS, { first: 3 }, token)).assets;
    expect(first.pageInfo.hasNextPage).toBe(true);
    expect(await labelsOf({ first: 3, after: first.pageInfo.endCursor })).toEqual(["db"]);
    const back = `{ assets(last: 2, before: "${first.edges[2].cursor}") { edges { node { label } } } }`;
    const { assets } = await runWell(back, {}, token);
    expect(assets.edges.map(({ node }: any) => node.label)).toEqual(["192.0.2.2", "192.0.2.1"]);
  });

  it.each([
    [{ network: "192.0.2.0/24" }, ["192.0.2.2", "192.0.2.1"]],
    [{ network: "192.0.2.1" }, ["192.0.2.1"]],
    [{ kinds: ["MACHINE"] }, ["db"]],
    [{ openAtLeast: "HIGH" }, ["192.0.2.2"]],
    [{ text: "50%_OFF" }, ["198.51.100.1"]],
    [{ text: "5_%off" }, []],
    [{ text: '\'; DROP TABLE "Asset"; --' }, []],
    [{ criticalities: ["HIGH"] }, []],
  ])("are narrowed by %j", async (filter, labels) => {
    expect(await labelsOf(filter)).toEqual(labels);
  });

  it.each([
    [{ after: "1;DROP" }, "CURSOR_INVALID"],
    [{ network: "host.example" }, "TARGET_INVALID"],
    [{ text: "x".repeat(201) }, "BAD_INPUT"],
  ])("are refused for %j", async (variables, code) => {
    expect(await codeOf(ASSETS, variables, token)).toBe(code);
  });

  it("tell their services, agents, relatives and who examined them", async () => {
    const query = `query ($id: ID!) { asset(id: $id) { openServiceCount openDetections { severity count }
      services(first: 10) { edges { node { port closedAt lastSeenAt detectionId } } } examinations { assignment { id } }
      agents { reaches lastSawAt agent { id } } related { relation asset { label } }
      history { edges { node { kind port } } } detections { edges { node { title asset { label } } } } } }`;
    const { asset } = await runWell(query, { id: await idOf("192.0.2.1") }, token);
    expect(asset.openServiceCount).toBe(2);
    expect(asset.services.edges.map(({ node }: any) => node.port)).toEqual([22, 80]);
    expect(asset.openDetections).toContainEqual({ severity: "INFO", count: 2 });
    expect(asset.agents).toMatchObject([{ reaches: true, agent: { id: agent.id } }]);
    expect(asset.related).toEqual([{ relation: "ADDRESS", asset: { label: "db" } }]);
    expect(asset.examinations).toHaveLength(1);
    expect(asset.history.edges).toHaveLength(3);
    expect(asset.detections.edges[0].node.asset.label).toBe("192.0.2.1");
    const outside = (await runWell(query, { id: await idOf("198.51.100.1") }, token)).asset;
    expect(outside.agents).toMatchObject([{ reaches: false }]);
  });

  it("get criticality and labels in bulk, which views hear and catch up on", async () => {
    const heard: string[] = [];
    const stop = listen("assetChanged", ({ ids }) => heard.push(...ids));
    const cursor = await takeChangeCursor();
    const ids = [await idOf("192.0.2.1"), await idOf("db")];
    const set = `mutation ($ids: [ID!]!, $labels: [LabelInput!]!, $removed: [String!]) {
      setAssetLabels(selection: { ids: $ids }, labels: $labels, removed: $removed) }`;
    const labels = [{ name: "team", value: "web" }];
    expect(await runWell(set, { ids, labels }, token)).toEqual({ setAssetLabels: 2 });
    expect(await runWell(set, { ids, labels }, token)).toEqual({ setAssetLabels: 0 });
    expect(await labelsOf({ labels })).toEqual(["192.0.2.1", "db"]);
    expect(await runWell(set, { ids: ids.slice(1), labels: [], removed: ["team"] }, token)).toEqual({
      setAssetLabels: 1,
    });
    const rank = `mutation ($ids: [ID!]!) { setAssetCriticality(selection: { ids: $ids }, criticality: CRITICAL) }`;
    expect(await runWell(rank, { ids }, token)).toEqual({ setAssetCriticality: 2 });
    expect((await db.asset.findFirstOrThrow({ where: { label: "192.0.2.1" } })).risk).toBe(1 * 4 * 1000 + 2);
    stop();
    expect(heard).toContain("host:192.0.2.1");
    const changes = `query ($after: String!) { assetChanges(after: $after) { nodes { label } } }`;
    const { assetChanges } = await runWell(changes, { after: cursor }, token);
    expect(assetChanges.nodes.map(({ label }: any) => label)).toEqual(
      expect.arrayContaining(["192.0.2.1", "db"]),
    );
    expect(await codeOf(rank, { ids: [...ids, crypto.randomUUID()] }, token)).toBe("ASSET_NOT_FOUND");
    expect(await codeOf(rank, { ids: [] }, token)).toBe("BAD_INPUT");
    expect(await codeOf(set, { ids, labels: [{ name: "a b", value: "" }] }, token)).toBe("BAD_INPUT");
    const many = Array.from({ length: 64 }, (_, index) => ({ name: `l${index}`, value: "" }));
    expect(await codeOf(set, { ids, labels: many }, token)).toBe("BAD_INPUT");
  });

  it("get criticality and labels by filter, however many pass it, and are counted by it", async () => {
    const hosts = Array.from({ length: 1500 }, (_, index) => `10.9.${index >> 8}.${index & 255}`);
    await pool.query(
      `INSERT INTO "Asset" (key, kind, label, address, "firstSeenAt", "lastSeenAt", "lastAssignmentId", "lastAttempt")
       SELECT 'host:' || a, 'HOST', a, a::inet, now(), now(), uuidv7(), 1 FROM unnest($1::text[]) AS a`,
      [hosts],
    );
    const act = `mutation ($filter: AssetFilterInput!, $label: [LabelInput!]!, $removed: [String!]) {
      setAssetLabels(selection: { filter: $filter }, labels: $label, removed: $removed)
      setAssetCriticality(selection: { filter: $filter }, criticality: LOW) }`;
    const label = [{ name: "site", value: "north" }];
    const filter = { network: "10.9.0.0/16", criticalities: ["MEDIUM"] };
    expect(await runWell(act, { filter, label }, token)).toEqual({
      setAssetLabels: 1500,
      setAssetCriticality: 1500,
    });
    const count = `query ($filter: AssetFilterInput!) { assetCount(filter: $filter) }`;
    const countOf = async (filter: object) => (await runWell(count, { filter }, token)).assetCount;
    expect(await countOf({ labels: label, criticalities: ["LOW"] })).toBe(1500);
    expect(await countOf(filter)).toBe(0);
    const none = { filter: { labels: label }, label: [], removed: ["site"] };
    expect(await runWell(act, none, token)).toEqual({ setAssetLabels: 1500, setAssetCriticality: 0 });
    expect(await codeOf(act, { filter: { network: "x" }, label }, token)).toBe("TARGET_INVALID");
    const both = `mutation { setAssetCriticality(selection: { ids: [], filter: {} }, criticality: LOW) }`;
    expect(await codeOf(both, {}, token)).toBe("BAD_INPUT");
    expect(await codeOf(count, { filter: {} }, agent.token)).toBe("FORBIDDEN");
    expect(await codeOf(act, { filter: {}, label }, agent.token)).toBe("FORBIDDEN");
  });

  it("are for operators alone", async () => {
    expect(await codeOf("{ assets { edges { cursor } } }")).toBe("UNAUTHENTICATED");
    const act = `mutation { setAssetCriticality(selection: { ids: ["${await idOf("db")}"] }, criticality: LOW) }`;
    expect(await codeOf(act, {}, agent.token)).toBe("FORBIDDEN");
    expect((await db.asset.findFirstOrThrow({ where: { label: "db" } })).criticality).toBe("CRITICAL");
  });
});
