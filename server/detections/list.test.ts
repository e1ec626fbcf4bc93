import { beforeAll, describe, expect, it } from "vitest";
import { codeOf, enrollAgent, operatorToken, run, runWell } from "../../test/support/graphql.ts";
import { startScan } from "../../test/support/scripted-scan.ts";
import { db, pool } from "../db.ts";

/** What one agent reports: title and more of each finding, in the order of age. */
const FINDINGS = [
  {
    title: "Open port 22/tcp: OpenSSH",
    port: 22,
    severity: "INFO",
    address: "10.0.0.5",
    hostnames: ["Web.Example", "web"],
  },
  {
    title: "Log4Shell in Solr",
    port: 8983,
    severity: "CRITICAL",
    address: "10.0.0.5",
    cve: "CVE-2021-44228",
  },
  { title: "Telnet is open", port: 23, severity: "HIGH", address: "10.0.1.9" },
  {
    title: "Certificate expires soon",
    port: 443,
    severity: "LOW",
    address: "2001:db8::1",
    evidence: { issuer: "Wéb-CA 100%" },
  },
  {
    title: "Weak 50% cipher_suite",
    port: 443,
    severity: "MEDIUM",
    address: "10.0.1.9",
    description: "TLS_RSA with remote code paths",
  },
];
/** Telnet is known to be exploited; of the rest, the cipher is likelier to be than Solr, and nothing is known of others. */
const EXPLOITATION = `
  UPDATE "Detection" d SET "knownExploited" = f.exploited, epss = f.epss
  FROM (VALUES ('Telnet%', true, 0.3), ('Log4Shell%', false, 0.25), ('Weak%', false, 0.31)) AS f(title, exploited, epss)
  WHERE d.title LIKE f.title`;

let agent: Awaited<ReturnType<typeof enrollAgent>>;
let scanId: string;

beforeAll(async () => {
  agent = await enrollAgent();
  const scan = await startScan(agent, {
    targets: ["10.0.0.5", "10.0.1.9", "2001:db8::1"],
    config: { nmap: { ports: "1-10000" } },
  });
  for (const [index, finding] of FINDINGS.entries()) await scan.see([eventOf(finding, index)]);
  scanId = (await db.scan.findFirstOrThrow()).id;
  await pool.query(EXPLOITATION);
  const operator = await operatorToken();
  const assetId = (await db.asset.findFirstOrThrow({ where: { label: "10.0.1.9" } })).id;
  await runWell(
    `mutation ($id: ID!) { setAssetLabels(selection: { ids: [$id] }, labels: [{ name: "env", value: "prod" }, { name: "a/b", value: "" }]) }`,
    { id: assetId },
    operator,
  );
  const [first] = await titles("Telnet");
  const { id } = await db.detection.findFirstOrThrow({ where: { title: first } });
  await runWell(
    `mutation ($id: ID!) { markFalsePositive(selection: { ids: [$id] }) { changed } }`,
    { id },
    operator,
  );
});

function eventOf(finding: (typeof FINDINGS)[number], index: number) {
  const { title, port, severity, address, hostnames, cve, description, evidence } = finding;
  return {
    type: "port",
    observedAt: new Date(Date.UTC(2026, 9, 30 - index)).toISOString(),
    asset: { kind: "HOST", address, ...(hostnames ? { hostnames } : {}) },
    data: { port },
    finding: {
      category: cve ? "vulnerability" : "open-port",
      title,
      severity,
      location: `${port}/tcp`,
      identity: { protocol: "tcp", port },
      references: cve ? [{ type: "CVE", id: cve }] : [],
      ...(description ? { description } : {}),
      ...(evidence ? { evidence } : {}),
    },
  };
}

const LIST = `query ($query: String, $sort: DetectionSort, $first: Int, $after: String) {
  detections(query: $query, sort: $sort, first: $first, after: $after) {
    edges { cursor node { title } } pageInfo { hasNextPage endCursor } } }`;
async function page(variables: object) {
  return (await runWell(LIST, { sort: "NEWEST", ...variables }, await operatorToken())).detections;
}
async function titles(query: string, sort = "NEWEST"): Promise<string[]> {
  return (await page({ query, sort })).edges.map((edge: any) => edge.node.title);
}
const [ssh, log4shell, telnet, certificate, cipher] = FINDINGS.map(({ title }) => title);

describe("a search", () => {
  it.each([
    ["", [cipher, certificate, telnet, log4shell, ssh]],
    ["severity:high,critical", [telnet, log4shell]],
    ["severity:>=medium", [cipher, telnet, log4shell]],
    ["severity:<low", [ssh]],
    ["severity:>critical", []],
    ["status:false-positive", [telnet]],
    ["-status:false-positive severity:>=high", [log4shell]],
    ["scanner:nmap category:vulnerability", [log4shell]],
    ["port:443", [cipher, certificate]],
    ["port:1-23,8983", [telnet, log4shell, ssh]],
    ["asset:10.0.1.0/24", [cipher, telnet]],
    ["asset:10.0.0.5", [log4shell, ssh]],
    ["asset:web.EXAMPLE", [log4shell, ssh]],
    ["asset:web,2001:db8::1 -port:22", [certificate, log4shell]],
    ["-asset:web", [cipher, certificate, telnet]],
    ["asset:example", []],
    ["label:env", [cipher, telnet]],
    ["label:env=prod port:23", [telnet]],
    ["label:env=test,a/b", [cipher, telnet]],
    ["label:env=Prod", []],
    ["-label:env=prod", [certificate, log4shell, ssh]],
    ["exploited:yes", [telnet]],
    ["exploited:no epss:>0.2", [cipher, log4shell]],
    ["epss:<=0.3", [telnet, log4shell]],
    ["score:>=79", [telnet, log4shell]],
    ["score:80,5 -score:<1", [telnet, ssh]],
    ["asset:2001:db8::/32", [certificate]],
    ["-asset:10.0.0.0/8", [certificate]],
    ["cve:cve-2021-44228", [log4shell]],
    ["reference:CVE-2021-44228 -port:8983", []],
    ["agent:scan-1 port:22", [ssh]],
    ["agent:nobody", []],
    ["assignee:none port:22", [ssh]],
    ["seen:>=2026-10-29", [log4shell, ssh]],
    ["seen:<2026-10-29", [cipher, certificate, telnet]],
    ["first:<1h", []],
    ["first:>1h port:22", [ssh]],
    ["TELNET open", [telnet]],
    ["log4sh", [log4shell]],
    ["4shel", [log4shell]],
    ["og", []],
    ['"remote code"', [cipher]],
    ['"code remote"', []],
    ["wéb-ca", [certificate]],
    ["50%", [cipher]],
    ["cipher_suite", [cipher]],
    ["c_pher", []],
    ["-open severity:>=low", [cipher, certificate, log4shell]],
    ['\' \'\'; "--" "\\\\"', []],
    ["!!! &|:*", []],
    ["x'||(SELECT/**/1)||'", []],
  ])("%s", async (query, expected) => {
    expect(await titles(query)).toEqual(expected);
    const filter = { filter: { query } };
    const { detectionCount } = await runWell(
      `query ($filter: DetectionFilterInput!) { detectionCount(filter: $filter) }`,
      filter,
      await operatorToken(),
    );
    expect(detectionCount).toBe(expected.length);
  });

  it("by scan, and together with the arguments", async () => {
    expect(await titles(`scan:${scanId} port:22`)).toEqual([ssh]);
    const { detections } = await runWell(
      `{ detections(query: "port:443", severities: [LOW], scanners: ["nmap"], text: "expires soon") { edges { node { title } } } }`,
      {},
      await operatorToken(),
    );
    expect(detections.edges).toEqual([{ node: { title: certificate } }]);
  });

  it("by the id of an asset, as a word of the query and as an argument", async () => {
    const { id } = await db.asset.findFirstOrThrow({ where: { label: "10.0.1.9" } });
    expect(await titles(`asset:${id}`)).toEqual([cipher, telnet]);
    expect(await titles(`-asset:${crypto.randomUUID()} asset:${id} port:23`)).toEqual([telnet]);
    const ask = `query ($id: ID) { detections(assetId: $id) { edges { node { title } } } }`;
    const { detections } = await runWell(ask, { id }, await operatorToken());
    expect(detections.edges).toHaveLength(2);
    expect(await codeOf(ask, { id: "x" }, await operatorToken())).toBe("ASSET_NOT_FOUND");
  });

  it("says where a query is wrong, and what may be meant", async () => {
    const { errors } = await run(LIST, { query: "x severity:hgh", sort: "NEWEST" }, await operatorToken());
    expect(errors?.[0]).toMatchObject({
      message: '"hgh" at position 12 is none of info, low, medium, high, critical.',
      extensions: { code: "BAD_QUERY", position: 11, length: 3 },
    });
  });

  it("is told what is wrong while it is written", async () => {
    const ask = (query: string) =>
      runWell(
        `query ($query: String!) { detectionQueryProblem(query: $query) { message position length suggestions } }`,
        { query },
        operator,
      );
    const operator = await operatorToken();
    expect(await ask("severity:high")).toEqual({ detectionQueryProblem: null });
    expect(await ask("prt:22")).toEqual({
      detectionQueryProblem: {
        message: '"prt" at position 1 is no key. To look for it as text, put it in quotes.',
        position: 0,
        length: 3,
        suggestions: expect.arrayContaining(["port:"]),
      },
    });
  });

  it("is explained key by key, with examples", async () => {
    const { detectionQueryKeys } = await runWell(
      "{ detectionQueryKeys { key meaning example } }",
      {},
      await operatorToken(),
    );
    expect(detectionQueryKeys).toContainEqual({
      key: "port",
      meaning: "Port, or a range of ports",
      example: "port:1-1024",
    });
  });

  it("is for operators", async () => {
    expect(await codeOf(LIST, { sort: "NEWEST" })).toBe("UNAUTHENTICATED");
    expect(await codeOf(LIST, { sort: "NEWEST" }, agent.token)).toBe("FORBIDDEN");
    expect(await codeOf("{ detectionFacets(filter: {}) { count } }", {}, agent.token)).toBe("FORBIDDEN");
    expect(await codeOf("{ detectionQueryKeys { key } }", {}, agent.token)).toBe("FORBIDDEN");
  });
});

describe("a list of detections", () => {
  it.each([
    ["NEWEST", [cipher, certificate, telnet, log4shell, ssh]],
    ["SCORE", [telnet, log4shell, cipher, certificate, ssh]],
    ["SEVERITY", [log4shell, telnet, cipher, certificate, ssh]],
    ["LAST_SEEN", [ssh, log4shell, telnet, certificate, cipher]],
    ["EXPLOITATION", [telnet, cipher, log4shell, certificate, ssh]],
  ])("%s: page by page as in one", async (sort, expected) => {
    const seen: string[] = [];
    for (let after: string | null = null, isMore = true; isMore; ) {
      const { edges, pageInfo }: any = await page({ sort, first: 2, after });
      seen.push(...edges.map((edge: any) => edge.node.title));
      after = pageInfo.endCursor;
      isMore = pageInfo.hasNextPage;
    }
    expect(seen).toEqual(expected);
  });

  it("goes backwards too", async () => {
    const { edges } = await page({ first: 5 });
    const { detections } = await runWell(
      `query ($before: String) { detections(last: 2, before: $before) { edges { node { title } } pageInfo { hasPreviousPage } } }`,
      { before: edges[3].cursor },
      await operatorToken(),
    );
    expect(detections.edges.map((edge: any) => edge.node.title)).toEqual([certificate, telnet]);
    expect(detections.pageInfo.hasPreviousPage).toBe(true);
  });

  it("refuses a cursor of another order", async () => {
    const { edges } = await page({ sort: "NEWEST" });
    const variables = { sort: "SEVERITY", after: edges[0].cursor };
    expect(await codeOf(LIST, variables, await operatorToken())).toBe("CURSOR_INVALID");
    expect(await codeOf(LIST, { ...variables, after: "HIGH,'; --" }, await operatorToken())).toBe(
      "CURSOR_INVALID",
    );
  });

  it("is counted by severity, status, scanner and category", async () => {
    const { detectionFacets } = await runWell(
      `{ detectionFacets(filter: { query: "-port:22" }) { count isExact facets { key values { value count } } } }`,
      {},
      await operatorToken(),
    );
    expect(detectionFacets).toMatchObject({ count: 4, isExact: true });
    const facets = Object.fromEntries(detectionFacets.facets.map((facet: any) => [facet.key, facet.values]));
    expect(facets.status).toEqual([
      { value: "open", count: 3 },
      { value: "false-positive", count: 1 },
    ]);
    expect(facets.category).toEqual([
      { value: "open-port", count: 3 },
      { value: "vulnerability", count: 1 },
    ]);
    expect(facets.scanner).toEqual([{ value: "nmap", count: 4 }]);
    expect(facets.severity).toHaveLength(4);
  });

  it("says of each detection whether it passes a query", async () => {
    const { detections } = await runWell(
      `{ detections { edges { node { title isLow: passes(query: "severity:low") passes(query: "port:443") } } } }`,
      {},
      await operatorToken(),
    );
    const passing = (field: string) =>
      detections.edges.flatMap(({ node }: any) => (node[field] ? [node.title] : []));
    expect(passing("passes")).toEqual([cipher, certificate]);
    expect(passing("isLow")).toEqual([certificate]);
  });

  it("finds a detection by its new words when it reads otherwise", async () => {
    const again = await enrollAgent();
    const scan = await startScan(again, { targets: ["10.0.0.5"], config: { nmap: { ports: "22" } } });
    await scan.see([eventOf({ ...FINDINGS[0], title: "Open port 22/tcp: Dropbear" } as never, 0)]);
    expect(await titles("dropbear")).toEqual(["Open port 22/tcp: Dropbear"]);
    expect(await titles("openssh")).toEqual([]);
    const { rows } = await pool.query(`SELECT count(*)::int AS count FROM "DetectionSearch"`);
    expect(rows).toEqual([{ count: FINDINGS.length }]);
  });

  it("by scan has all that the scan saw, whoever saw it since, and nothing else", async () => {
    const [event] = [eventOf({ ...FINDINGS[0], port: 2222, title: "Open port 2222/tcp" } as never, 0)];
    const scans: string[] = [];
    for (const times of [2, 1]) {
      const scan = await startScan(await enrollAgent(), { targets: ["10.0.0.5"] });
      for (let time = 0; time < times; time++) await scan.see([event]);
      scans.push((await db.assignment.findUniqueOrThrow({ where: { id: scan.assignmentId } })).scanId);
    }
    for (const id of scans) {
      expect(await titles(`scan:${id}`)).toEqual(["Open port 2222/tcp"]);
      expect(await titles(`-scan:${id}`, "EXPLOITATION")).toHaveLength(FINDINGS.length);
    }
    const other = await startScan(await enrollAgent(), { targets: ["10.0.0.5"] });
    const { scanId: none } = await db.assignment.findUniqueOrThrow({ where: { id: other.assignmentId } });
    expect(await titles(`scan:${none}`)).toEqual([]);
    expect(await titles(`scan:${none},${scans[0]}`)).toHaveLength(1);
    expect(await titles(`scan:${scanId}`)).toHaveLength(FINDINGS.length);
  });
});
