import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { planAttempt } from "./attempt-plan.ts";
import { PolicyFile } from "./policy-file.ts";
import { defineScanner, type ScanInput } from "./scanner.ts";
import { scanners } from "./scanners.ts";

let folder: string;
let planned: ScanInput<unknown> | null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "attempt-plan-"));
  planned = null;
  mkdirSync(join(folder, "host/srv/data"), { recursive: true });
  mkdirSync(join(folder, "host/etc"));
  symlinkSync("/srv/data", join(folder, "host/data"));
  symlinkSync("../../../../etc", join(folder, "host/srv/up"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const reader = defineScanner({
  name: "reader",
  targetKind: "paths",
  maxRunSeconds: 60,
  detect: async () => ({ name: "reader", version: "1", privileged: false, problem: null }),
  options: z.unknown(),
  interfacesOf: (config) => z.strictObject({ listenTo: z.array(z.string()) }).parse(config).listenTo,
  plan: (input) => {
    planned = input;
    return [];
  },
  mergeCoverage: () => ({}),
});

const leaseOf = (targets: string[]) => ({
  id: "1",
  attempt: 1,
  scanner: "reader",
  targets,
  exclusions: [],
  config: {},
  ruleSetIds: [],
  maxRunSeconds: 60,
  traceparent: null,
  leaseSeconds: 60,
});

function plan(targets: string[], policy: string, listenTo: string[] = []) {
  const policyFile = join(folder, "policy.yaml");
  writeFileSync(policyFile, policy, { mode: 0o644 });
  return planAttempt(
    { ...leaseOf(targets), config: { listenTo } },
    {
      scanners: [reader],
      policy: new PolicyFile(policyFile, [reader]),
      slots: () => 1,
      fetchRuleSet: () => Promise.reject(new Error("no rule sets")),
      stateDirectory: folder,
      machine: { hostRoot: join(folder, "host") },
    },
    new AbortController().signal,
  );
}

test("paths of a mounted host are the host's own, links resolved, for the policy and for the scanner", async () => {
  const { unresolved } = await plan(["/data", "/srv/up", "/none"], "allow: { paths: [/srv, /etc] }");
  expect(planned?.paths).toEqual(["/srv/data", "/etc"]);
  expect(unresolved).toEqual(["/none"]);
});

test("the policy sees where a link on a mounted host leads", async () => {
  await expect(plan(["/data"], "allow: { paths: [/data] }")).rejects.toMatchObject({
    code: "POLICY_REFUSED",
    message: "The agent's policy refuses /srv/data: not inside any allowed path.",
  });
  expect(planned).toBeNull();
});

test("an interface that the policy does not allow is refused, and the rule is named", async () => {
  const policy = "allow: { paths: [/srv], interfaces: [lo] }";
  await plan(["/srv"], policy, ["lo"]);
  expect(planned?.paths).toEqual(["/srv"]);
  planned = null;
  await expect(plan(["/srv"], policy, ["lo", "eth7"])).rejects.toMatchObject({
    result: "REFUSED",
    code: "POLICY_REFUSED",
    message: "The agent's policy refuses eth7: not one of the allowed interfaces.",
  });
  await expect(plan(["/srv"], "allow: { paths: [/srv] }", ["lo"])).rejects.toMatchObject({
    code: "POLICY_REFUSED",
  });
  expect(planned).toBeNull();
});

test("signatures come from the owner's policy only", async () => {
  const allow = "allow: { paths: [/srv] }";
  await plan(["/srv"], `${allow}\nsignatures: { yara: [/rules] }`);
  expect(planned?.machine?.signaturePaths).toEqual([]);
  await expect(plan(["/srv"], `${allow}\nsignatures: { reader: [/rules] }`)).rejects.toMatchObject({
    code: "POLICY_INVALID",
  });
});

test("a name is resolved once: what the policy allowed is what nmap gets, as addresses", async () => {
  const policyFile = join(folder, "policy.yaml");
  const policy = "allow: {networks: [127.0.0.0/8, '::1'], names: [localhost]}\npacketsPerSecond: 100\n";
  writeFileSync(policyFile, policy, { mode: 0o644 });
  const { processes } = await planAttempt(
    { ...leaseOf(["localhost"]), scanner: "nmap", config: {} },
    {
      scanners,
      policy: new PolicyFile(policyFile, scanners),
      slots: () => 4,
      fetchRuleSet: () => Promise.reject(new Error("no rule sets")),
      stateDirectory: folder,
      machine: {},
    },
    new AbortController().signal,
  );
  const addresses = processes.flatMap(({ command }) => command.stdin?.trim().split("\n"));
  expect(addresses.filter((address) => address !== "127.0.0.1" && address !== "::1")).toEqual([]);
  for (const { command } of processes) {
    expect(command.args).toContain("-n");
    expect(JSON.stringify(command)).not.toContain("localhost");
    expect(command.args.join(" ")).toContain("--max-rate 25 ");
  }
});
