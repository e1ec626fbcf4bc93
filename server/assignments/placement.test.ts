import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Candidate, distribute, misfit, type Requirement } from "./placement.ts";
import { isAtLeast } from "./version.ts";

const nmap = { name: "nmap", version: "7.93", privileged: false, problem: null };
const agent: Candidate = {
  id: "a",
  labels: { segment: "dmz", region: "eu" },
  capabilities: [nmap],
  reach: [],
  policy: "{}",
  freeSlots: 2,
  load: 0,
};
const need: Requirement = {
  scanner: "nmap",
  pinnedAgentId: null,
  labels: {},
  networks: [],
  minVersion: null,
  needsPrivilege: false,
};

describe("fit", () => {
  it.each([
    [{}, {}, null],
    [{ pinnedAgentId: "a" }, {}, null],
    [{ pinnedAgentId: "b" }, {}, "agent"],
    [{ labels: { segment: "dmz" } }, {}, null],
    [{ labels: { segment: "lan" } }, {}, "labels"],
    [{ labels: { rack: "1" } }, {}, "labels"],
    [{ scanner: "yara" }, {}, "scanner"],
    [{}, { capabilities: [{ ...nmap, problem: "It does not start." }] }, "scanner"],
    [{ minVersion: "7.93" }, {}, null],
    [{ minVersion: "7.100" }, {}, "version"],
    [{ needsPrivilege: true }, {}, "privilege"],
    [{ needsPrivilege: true }, { capabilities: [{ ...nmap, privileged: true }] }, null],
    [{ networks: ["10.0.0.0/24"] }, { reach: ["10.0.0.0/8"] }, null],
    [{ networks: ["10.0.0.0/24"] }, { reach: ["10.0.0.0/25", "10.0.0.128/25"] }, null],
    [{ networks: ["10.0.0.0/24"] }, { reach: ["10.0.0.0/25"] }, "reach"],
    [{ networks: ["2001:db8::/64"] }, { reach: ["10.0.0.0/8"] }, "reach"],
  ])("of %j on %j is %j", (requirement, change, expected) => {
    expect(misfit({ ...need, ...requirement }, { ...agent, ...change })).toBe(expected);
  });

  it.each([
    ["7.93", "7.9", true],
    ["7.9", "7.93", false],
    ["8", "7.99", true],
    ["3.0.8", "3.0.8", true],
    ["1.4.6-rc1", "1.4.6", true],
    ["", "0", false],
  ])("version %s against %s is %s", (version, minimum, expected) => {
    expect(isAtLeast(version, minimum)).toBe(expected);
  });
});

describe("distribution", () => {
  const agents = fc.uniqueArray(
    fc.record({
      id: fc.string({ minLength: 1 }),
      freeSlots: fc.integer({ min: 0, max: 4 }),
      able: fc.boolean(),
    }),
    { selector: ({ id }) => id, maxLength: 8 },
  );

  it("gives each assignment to one agent that fits, none more than it has slots, and leaves no slot and assignment that fit apart", () => {
    fc.assert(
      fc.property(agents, fc.integer({ min: 0, max: 20 }), (list, count) => {
        const candidates = list.map(({ able, ...one }) => ({
          ...agent,
          ...one,
          capabilities: able ? [nmap] : [],
        }));
        const queue = Array.from({ length: count }, (_, number) => ({ ...need, number }));
        const placed = distribute(queue, candidates);
        expect(new Set(placed.map(({ assignment }) => assignment.number)).size).toBe(placed.length);
        for (const { id, freeSlots, able } of list) {
          const own = placed.filter(({ agentId }) => agentId === id).length;
          expect(own).toBeLessThanOrEqual(able ? freeSlots : 0);
        }
        const slots = list.reduce((sum, { able, freeSlots }) => sum + (able ? freeSlots : 0), 0);
        expect(placed).toHaveLength(Math.min(count, slots));
        expect(placed.map(({ assignment }) => assignment.number)).toEqual(placed.map((_, index) => index));
      }),
    );
  });

  it("spreads work: most free slots first, then the least loaded", () => {
    const busy = { ...agent, id: "busy", freeSlots: 2, load: 0.9 };
    const idle = { ...agent, id: "idle", freeSlots: 2, load: 0.1 };
    const queue = Array.from({ length: 4 }, () => need);
    expect(distribute(queue, [busy, idle]).map(({ agentId }) => agentId)).toEqual([
      "idle",
      "busy",
      "idle",
      "busy",
    ]);
  });
});
