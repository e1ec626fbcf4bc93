import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { planAttempt } from "./attempt-plan.ts";
import { defineScanner, type ScanInput } from "./scanner.ts";

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

function plan(targets: string[], policy: string, listenTo: string[] = []) {
  const policyFile = join(folder, "policy.yaml");
  writeFileSync(policyFile, policy);
  const lease = {
    id: "1",
    attempt: 1,
    scanner: "reader",
    targets,
    exclusions: [],
    config: { listenTo },
    ruleSetIds: [],
    maxRunSeconds: 60,
    leaseSeconds: 60,
  };
  return planAttempt(
    lease,
    {
      scanners: [reader],
      policyFile,
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
