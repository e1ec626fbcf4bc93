import { beforeEach, describe, expect, it } from "vitest";
import { enrollAgent, operatorToken, runWell } from "../../test/support/graphql.ts";
import { examinedTrees, fileFinding, machineFinding, startScan } from "../../test/support/scripted-scan.ts";
import { db, pool } from "../db.ts";
import { CHANGES } from "./difference.ts";

const DIFFERENCE = `query ($from: ID!, $to: ID!, $change: DifferenceChange!) {
  difference(from: { scanId: $from }, to: { scanId: $to }) {
    page(section: DETECTIONS, change: $change) { nodes { detection { location category } } } } }`;

const capabilities = ["yara", "clamav", "lynis"].map((name) => ({ name, version: "1", privileged: true }));
let agent: Awaited<ReturnType<typeof enrollAgent>>;

beforeEach(async () => {
  await pool.query(`TRUNCATE "Agent", "Scan", "Detection", "DetectionChange", "Asset", "RuleSet" CASCADE`);
  agent = await enrollAgent({ capabilities, slots: 256 });
});

async function runScan(input: object, events: object[], examined: object): Promise<string> {
  const scan = await startScan(agent, { targets: [], ...input });
  await scan.see(events);
  await scan.succeed(examined);
  return (await db.assignment.findUniqueOrThrow({ where: { id: scan.assignmentId } })).scanId;
}

/** Where what differs is, by the way it does. */
async function compare(from: string, to: string): Promise<Record<string, string[]>> {
  const pages = await Promise.all(
    Object.keys(CHANGES).map(async (change) => {
      const { difference } = await runWell(DIFFERENCE, { from, to, change }, await operatorToken());
      const names = difference.page.nodes.map(
        ({ detection }: any) => detection.location || detection.category,
      );
      return [change, names.toSorted()] as const;
    }),
  );
  return Object.fromEntries(pages.filter(([, names]) => names.length > 0));
}

async function addRules(content: string): Promise<void> {
  const version = 1 + (await db.ruleSet.count());
  const data = {
    name: "macros",
    scanner: "yara",
    sha256: "0".repeat(64),
    content,
    createdBy: "test",
    version,
  };
  await db.ruleSet.create({ data });
}

describe("the difference between two scans of files", () => {
  const clamav = { scanners: ["clamav"], paths: ["/srv"] };
  const yara = { scanners: ["yara"], paths: ["/srv"], config: { yara: { ruleSets: ["macros"] } } };
  const infected = (path: string) => fileFinding(path, { signature: "Eicar-Test-Signature" });
  const matched = (path: string) => fileFinding(path, { ruleSet: "macros", rule: "Evil" });
  const signaturesAt = "2026-11-01T00:00:00.000Z";

  it("by clamav is gone where it was read with signatures as new, and not examined where it was not read", async () => {
    const seen = ["/srv/a", "/srv/closed/b", "/srv/c"].map(infected);
    const one = await runScan(clamav, seen, examinedTrees("/srv", { signaturesAt }));
    const notRead = ["/srv/closed"];
    const two = await runScan(
      clamav,
      [infected("/srv/a"), infected("/srv/new")],
      examinedTrees("/srv", { signaturesAt, notRead }),
    );
    expect(await compare(one, two)).toEqual({
      NEW: ["/srv/new"],
      GONE: ["/srv/c"],
      NOT_EXAMINED: ["/srv/closed/b"],
    });
    const older = { signaturesAt: "2026-10-01T00:00:00.000Z" };
    const three = await runScan(clamav, [], examinedTrees("/srv", older));
    expect(await compare(two, three)).toEqual({ NOT_EXAMINED: ["/srv/a", "/srv/new"] });
  });

  it("by yara is gone only where the later rule set has the rule", async () => {
    await addRules("rule Evil { condition: true }");
    const one = await runScan(yara, ["/srv/a", "/srv/b"].map(matched), examinedTrees("/srv"));
    const two = await runScan(yara, [matched("/srv/a")], examinedTrees("/srv"));
    expect(await compare(one, two)).toEqual({ GONE: ["/srv/b"] });
    await addRules("rule Other { condition: true }");
    const three = await runScan(yara, [], examinedTrees("/srv"));
    expect(await compare(one, three)).toEqual({ NOT_EXAMINED: ["/srv/a", "/srv/b"] });
  });
});

it("the difference between two audits of a machine is gone only where the test ran with as much privilege", async () => {
  const lynis = { scanners: ["lynis"] };
  const audit = (tests: string[], privileged = true) => ({ privileged, tests, isWhole: false });
  const warning = (test: string) => machineFinding(test.toLowerCase(), { test, text: "a", details: "" });
  const seen = ["SSH-7408", "AUTH-9204"].map(warning);
  const one = await runScan(lynis, seen, audit(["SSH-7408", "AUTH-9204"]));
  const two = await runScan(lynis, [warning("KRNL-5788")], audit(["SSH-7408", "KRNL-5788"]));
  expect(await compare(one, two)).toEqual({
    NEW: ["krnl-5788"],
    GONE: ["ssh-7408"],
    NOT_EXAMINED: ["auth-9204"],
  });
  const three = await runScan(lynis, [], audit(["SSH-7408", "AUTH-9204"], false));
  expect(await compare(one, three)).toEqual({ NOT_EXAMINED: ["auth-9204", "ssh-7408"] });
});
