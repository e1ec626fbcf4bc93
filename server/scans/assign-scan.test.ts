import { beforeEach, describe, expect, it, vi } from "vitest";
import { assignScan, codeOf, enrollAgent, operatorToken, run } from "../../test/support/graphql.ts";
import { db, pool } from "../db.ts";
import { listen } from "../pubsub.ts";

const ASSIGN = "mutation ($input: AssignScanInput!) { assignScan(input: $input) { id } }";
const many = Array.from({ length: 10_000 }, (_, index) => `10.0.${index >> 8}.${index & 255}`);

beforeEach(async () => {
  await pool.query(`TRUNCATE "Agent", "Scan" CASCADE`);
});

describe("asking for a scan", () => {
  it.each([
    ["a bad network", { targets: ["10.0.0.0/33"] }, "TARGET_INVALID", '"10.0.0.0/33"'],
    ["an option", { targets: ["-oN x"] }, "TARGET_INVALID", '"-oN x"'],
    ["a shell command", { targets: ["a;b"] }, "TARGET_INVALID", '"a;b"'],
    ["an empty target", { targets: [""] }, "TARGET_INVALID", "it is empty"],
    ["no target", { targets: [] }, "TARGET_INVALID", "name at least one"],
    ["nothing left", { targets: ["10.0.0.1"], exclusions: ["10.0.0.0/8"] }, "TOO_MANY_TARGETS", "1048576"],
    [
      "all excluded",
      { targets: ["10.0.0.1"], exclusions: ["10.0.0.0/24"] },
      "TARGET_INVALID",
      "name at least one",
    ],
    ["10,000 targets", { targets: many }, "TOO_MANY_TARGETS", "not 10000"],
    ["an unknown scanner", { scanners: ["nessus"] }, "UNKNOWN_SCANNER", '"nessus"'],
    ["a scanner from the prototype", { scanners: ["constructor"] }, "UNKNOWN_SCANNER", '"constructor"'],
    ["no scanner", { scanners: [] }, "BAD_INPUT", "at least one scanner"],
    ["port 0", { config: { nmap: { ports: "0" } } }, "BAD_INPUT", "nmap.ports"],
    ["port 65536", { config: { nmap: { ports: "1-65536" } } }, "BAD_INPUT", "nmap.ports"],
    ["ports backwards", { config: { nmap: { ports: "9-1" } } }, "BAD_INPUT", "nmap.ports"],
    ["ports with an option", { config: { nmap: { ports: "80 --script=x" } } }, "BAD_INPUT", "nmap.ports"],
    ["ports twice", { config: { nmap: { ports: "80", topPorts: 5 } } }, "BAD_INPUT", "exclude each other"],
    ["priority 11", { priority: 11 }, "BAD_INPUT", "not 11"],
    ["no run time", { maxRunSeconds: -1 }, "BAD_INPUT", "maxRunSeconds"],
    [
      "an agent that is not",
      { placement: { agentId: crypto.randomUUID() } },
      "AGENT_NOT_FOUND",
      "There is no agent",
    ],
    [
      "an agent id that is none",
      { placement: { agentId: "x' OR 1=1" } },
      "AGENT_NOT_FOUND",
      "There is no agent",
    ],
    ["a bad label", { placement: { labels: [{ name: "-", value: "x" }] } }, "BAD_INPUT", "label"],
  ])("refuses %s with a code and a sentence, and stores nothing", async (_what, change, code, words) => {
    const input = { targets: ["127.0.0.1"], scanners: ["nmap"], ...change };
    const { errors } = await run(ASSIGN, { input }, await operatorToken());
    expect(errors?.[0]).toMatchObject({ message: expect.stringContaining(words), extensions: { code } });
    expect(await db.scan.count()).toBe(0);
    expect(await db.assignment.count()).toBe(0);
  });

  it("is for operators only", async () => {
    const input = { targets: ["127.0.0.1"], scanners: ["nmap"] };
    const agent = await enrollAgent();
    expect(await codeOf(ASSIGN, { input })).toBe("UNAUTHENTICATED");
    expect(await codeOf(ASSIGN, { input }, agent.token)).toBe("FORBIDDEN");
    expect(await codeOf(ASSIGN, { input }, "aid_this-token-was-never-made-by-anybody")).toBe(
      "UNAUTHENTICATED",
    );
    expect(await db.scan.count()).toBe(0);
  });

  it("stores canonical targets without overlaps, and the priority asked for", async () => {
    const scan = await assignScan({
      targets: ["10.0.0.7/30", "10.0.0.4", "Example.com"],
      exclusions: ["10.0.0.5"],
      priority: 9,
    });
    const assignments = await db.assignment.findMany({
      where: { scanId: scan.id },
      orderBy: { share: "asc" },
    });
    expect(assignments).toMatchObject([
      {
        targets: ["10.0.0.4", "10.0.0.6/31"],
        exclusions: [],
        networks: ["10.0.0.4/32", "10.0.0.6/31"],
        priority: 9,
      },
      { targets: ["example.com"], exclusions: ["10.0.0.5"], networks: [], priority: 9 },
    ]);
  });

  it("wakes one fitting agent with a free slot for each assignment, and no other", async () => {
    const labels = [{ name: "wakes", value: crypto.randomUUID() }]; // no agent of an earlier test
    const [one, two, busy, elsewhere] = await Promise.all([
      enrollAgent({ labels }),
      enrollAgent({ labels }),
      enrollAgent({ labels }),
      enrollAgent(),
    ]);
    await new Promise((resolve) => setTimeout(resolve, 1500)); // wake-ups that earlier tests left are over, and heartbeats forget them
    await Promise.all([one, two, elsewhere].map((agent) => agent.heartbeat({ freeSlots: 1 })));
    await busy.heartbeat({ freeSlots: 0 });
    const woken: string[] = [];
    const unlisten = [one, two, busy, elsewhere].map(({ id }) =>
      listen(`wakeUp:${id}`, () => woken.push(id)),
    );
    // Facts of a moment ago may not have the heartbeats yet: then it is looked again, a moment later.
    await assignScan({ placement: { labels } });
    await vi.waitUntil(() => woken.length > 0, 5000);
    expect(woken).toHaveLength(1);
    await assignScan({ placement: { labels } });
    await vi.waitUntil(() => woken.length > 1, 5000);
    expect(woken).toHaveLength(2);
    expect(new Set(woken)).toEqual(new Set([one.id, two.id]));
    await assignScan({ placement: { labels } });
    expect(woken).not.toContain(busy.id);
    expect(woken).not.toContain(elsewhere.id);
    for (const stop of unlisten) stop();
  });
});
