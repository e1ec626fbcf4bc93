import { beforeEach, describe, expect, it } from "vitest";
import {
  assignScan,
  codeOf,
  enrollAgent,
  operatorToken,
  run,
  runWell,
  tokenOf,
} from "../../test/support/graphql.ts";
import { until } from "../../test/support/until.ts";
import { db, pool, transaction } from "../db.ts";
import { keepRuleSets } from "./lock-rule-set.ts";

const RETIRE = "mutation ($name: String!) { retireRuleSet(name: $name) { name version retiredAt } }";
const RESTORE = "mutation ($name: String!) { restoreRuleSet(name: $name) { name version retiredAt } }";
const CREATE = "mutation ($input: CreateScheduleInput!) { createSchedule(input: $input) { id } }";
const UPDATE =
  "mutation ($id: ID!, $input: UpdateScheduleInput!) { updateSchedule(id: $id, input: $input) { id } }";

beforeEach(async () => {
  await pool.query(`TRUNCATE "Agent", "Scan", "Schedule", "RuleSet" CASCADE`);
});

const asOperator = async (query: string, variables: object) =>
  runWell(query, variables, await operatorToken());
const retire = async (name = "macros") => (await asOperator(RETIRE, { name })).retireRuleSet;
const restore = async (name = "macros") => (await asOperator(RESTORE, { name })).restoreRuleSet;
const refusal = async (query: string, variables: object) =>
  (await run(query, variables, await operatorToken())).errors?.[0];

/** Versions of a yara rule set, as uploads leave them: the head of the test may have no compiler. */
async function keep(name = "macros", versions = 1) {
  const ids: string[] = [];
  for (let version = 1; version <= versions; version++) {
    const content = `rule Evil${version} { condition: true }`;
    const data = { name, scanner: "yara", version, sha256: `${version}`, content, createdBy: "test" };
    ids.push((await db.ruleSet.create({ data })).id);
  }
  return ids;
}

const scan = (...ruleSets: string[]) => ({
  scanners: ["yara"],
  paths: ["/srv"],
  config: { yara: { ruleSets } },
});
const nightly = (name = "Nightly", asked: object = scan("macros")) => ({
  name,
  cron: "@daily",
  timeZone: "UTC",
  scan: asked,
});
const createSchedule = async (name?: string, asked?: object) =>
  (await asOperator(CREATE, { input: nightly(name, asked) })).createSchedule.id;

async function names(args: string): Promise<string[]> {
  const query = `{ ruleSets(${args}) { edges { node { name version } } } }`;
  const { edges } = (await asOperator(query, {})).ruleSets;
  return edges.map(({ node }: any) => `${node.name} ${node.version}`);
}

const entries = async () =>
  db.auditEntry.findMany({
    where: { act: { in: ["ruleSet.retire", "ruleSet.restore"] } },
    orderBy: { sequence: "desc" },
    take: 10,
  });

describe("a retired rule set", () => {
  it("stands with all its versions, and is listed only where it is asked for", async () => {
    await keep("macros", 2);
    await keep("shells");
    const retired = await retire();
    expect(retired).toEqual({ name: "macros", version: 2, retiredAt: expect.any(String) });
    expect(await names("first: 10")).toEqual(["shells 1"]);
    expect(await names("first: 10, includeRetired: true")).toEqual(["shells 1", "macros 2", "macros 1"]);
    expect(await names("first: 10, includeRetired: true, latest: true")).toEqual(["shells 1", "macros 2"]);
    expect(await names("first: 1, includeRetired: true, latest: true, scanner: yara")).toEqual(["shells 1"]);
    expect(await names("first: 10, latest: true, scanner: suricata")).toEqual([]);
    expect(await names(`name: "macros", version: 1`)).toEqual(["macros 1"]);
    expect(await names(`name: "macros", includeRetired: false`)).toEqual([]);
  });

  it("is the same when it is retired again, and so is one that is brought back again", async () => {
    await keep();
    const before = (await entries()).length;
    const first = await retire();
    expect(await retire()).toEqual(first);
    const back = await restore();
    expect(back).toEqual({ name: "macros", version: 1, retiredAt: null });
    expect(await restore()).toEqual(back);
    const [last, former] = await entries();
    expect(await entries()).toHaveLength(before + 2);
    expect(last).toMatchObject({ act: "ruleSet.restore", actor: "TOKEN", after: { name: "macros" } });
    expect(former).toMatchObject({ act: "ruleSet.retire", actor: "TOKEN", after: { name: "macros" } });
  });

  it("is refused by new scans, which may name it once it is back", async () => {
    await keep();
    await retire();
    const mutation = "mutation ($input: AssignScanInput!) { assignScan(input: $input) { id } }";
    expect(await refusal(mutation, { input: scan("macros") })).toMatchObject({
      message: "The rule set macros is retired. Bring it back, or leave it out.",
      extensions: { code: "RULE_SET_RETIRED" },
    });
    expect(await db.scan.count()).toBe(0);
    await restore();
    await asOperator(mutation, { input: scan("macros") });
  });

  it("is fetched by the agent whose scan waited", async () => {
    const [id] = await keep();
    const agent = await enrollAgent({
      capabilities: [{ name: "yara", version: "4.3.1", privileged: true }],
    });
    await assignScan({ targets: undefined, ...scan("macros") });
    await retire();
    expect((await agent.heartbeat()).assignments).toHaveLength(1);
    const query = "query ($id: ID!) { ruleSet(id: $id) { name content } }";
    const { ruleSet } = await runWell(query, { id }, agent.token);
    expect(ruleSet).toEqual({ name: "macros", content: "rule Evil1 { condition: true }" });
  });
});

describe("a schedule", () => {
  it("that names a retired set is neither made nor changed to", async () => {
    await keep();
    const id = await createSchedule("Bare", scan());
    await retire();
    for (const [query, variables] of [
      [CREATE, { input: nightly() }],
      [UPDATE, { id, input: { scan: scan("macros") } }],
    ] as const)
      expect((await refusal(query, variables))?.extensions.code).toBe("RULE_SET_RETIRED");
    expect(await db.schedule.count()).toBe(1);
  });

  it("keeps its set from being retired, also switched off, until it names it no more", async () => {
    await keep();
    const id = await createSchedule();
    expect(await refusal(RETIRE, { name: "macros" })).toMatchObject({
      message: 'The schedule "Nightly" uses the rule set macros. Take it out there first.',
      extensions: { code: "RULE_SET_IN_USE" },
    });
    await asOperator(UPDATE, { id, input: { enabled: false } });
    expect((await refusal(RETIRE, { name: "macros" }))?.extensions.code).toBe("RULE_SET_IN_USE");
    await asOperator(UPDATE, { id, input: { scan: scan() } });
    expect((await retire()).retiredAt).not.toBeNull();
  });

  it("is one of the few that are named where there are many", async () => {
    await keep();
    for (const name of ["E", "D", "C", "B", "A"]) await createSchedule(name);
    await asOperator("mutation ($id: ID!) { deleteSchedule(id: $id) { id } }", {
      id: await createSchedule("Deleted"),
    });
    expect((await refusal(RETIRE, { name: "macros" }))?.message).toBe(
      'The schedules "A", "B", "C" and 2 more use the rule set macros. Take it out of them first.',
    );
  });

  it("that a head of the release before made for a retired set fails its runs by that reason", async () => {
    await keep();
    const id = await createSchedule();
    await pool.query(`UPDATE "RuleSet" SET "retiredAt" = now()`);
    const { runScheduleNow } = await asOperator(
      "mutation ($id: ID!) { runScheduleNow(id: $id) { outcome message } }",
      { id },
    );
    expect(runScheduleNow).toEqual({
      outcome: "FAILED",
      message: "The rule set macros is retired. Bring it back, or leave it out.",
    });
  });
});

describe("retiring and a schedule at the same moment", () => {
  it("wait for each other: the schedule that is being made keeps the set", async () => {
    await keep();
    let retiring: ReturnType<typeof refusal> | undefined;
    await transaction(async (client) => {
      await keepRuleSets(client, ["macros"]);
      retiring = refusal(RETIRE, { name: "macros" });
      await someoneWaits();
      await client.query(
        `INSERT INTO "Schedule" (name, cron, "timeZone", request, "createdBy") VALUES ('Just made', '@daily', 'UTC', $1, 'test')`,
        [JSON.stringify(scan("macros"))],
      );
    });
    expect((await retiring)?.message).toContain('"Just made"');
  });

  it("wait for each other: the set that is being retired is refused to the schedule", async () => {
    await keep();
    let creating: ReturnType<typeof refusal> | undefined;
    await transaction(async (client) => {
      await client.query("SELECT pg_advisory_xact_lock(hashtextextended('rule-set macros', 0))");
      creating = refusal(CREATE, { input: nightly() });
      await someoneWaits();
      await client.query(`UPDATE "RuleSet" SET "retiredAt" = now()`);
    });
    expect((await creating)?.extensions.code).toBe("RULE_SET_RETIRED");
    expect(await db.schedule.count()).toBe(0);
  });

  it("end with one of the two, whichever comes first", async () => {
    for (let round = 0; round < 20; round++) {
      await pool.query(`TRUNCATE "Schedule", "RuleSet" CASCADE`);
      await keep();
      const codes = await Promise.all([
        refusal(CREATE, { input: nightly() }),
        refusal(RETIRE, { name: "macros" }),
      ]);
      const isMade = (await db.schedule.count()) === 1;
      expect(codes.map((error) => error?.extensions.code)).toEqual(
        isMade ? [undefined, "RULE_SET_IN_USE"] : ["RULE_SET_RETIRED", undefined],
      );
    }
  });
});

describe("retiring and bringing back", () => {
  it.each([
    ["retire", RETIRE],
    ["bring back", RESTORE],
  ])("%s: operators, no analyst, no agent, nobody else", async (_what, query) => {
    await keep();
    const variables = { name: "macros" };
    const agent = await enrollAgent();
    expect(await codeOf(query, variables, await tokenOf("ANALYST"))).toBe("FORBIDDEN");
    expect(await codeOf(query, variables, agent.token)).toBe("FORBIDDEN");
    expect(await codeOf(query, variables)).toBe("UNAUTHENTICATED");
    expect(await db.ruleSet.findFirst()).toMatchObject({ retiredAt: null });
    expect(await codeOf(query, variables, await tokenOf("OPERATOR"))).toBeUndefined();
  });

  it.each([
    ["retire", RETIRE],
    ["bring back", RESTORE],
  ])("%s: a set that is not there is named", async (_what, query) => {
    expect(await refusal(query, { name: "gone" })).toMatchObject({
      message: 'There is no rule set "gone".',
      extensions: { code: "RULE_SET_NOT_FOUND" },
    });
  });
});

/** Until a statement waits for the lock of a rule set. */
const someoneWaits = () =>
  until("a statement that waits", async () => {
    const { rows } = await pool.query(
      `SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database
       WHERE l.locktype = 'advisory' AND NOT l.granted AND d.datname = current_database()`,
    );
    return rows.length > 0;
  });
