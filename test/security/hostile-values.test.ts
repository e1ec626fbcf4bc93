import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { AttemptFailure } from "../../agent/attempt-failure.ts";
import { planAttempt } from "../../agent/attempt-plan.ts";
import { PolicyFile } from "../../agent/policy-file.ts";
import { PlanError, type RuleSet, type Scanner, type ScanProcess } from "../../agent/scanner.ts";
import { scanners } from "../../agent/scanners.ts";
import { SCANNERS } from "../../server/scans/scanners.ts";

/** What must never become an option, a file to read, write or run, or a second command. */
const HOSTILE_TEXT = [
  "-oN/tmp/x",
  "-oN /tmp/x",
  "--script=/etc/passwd",
  "--script-args-file=/etc/passwd",
  "--datadir=/tmp",
  "-iL/etc/passwd",
  "-",
  "--",
  "@/etc/passwd",
  "@file",
  "+/tmp/x.nse",
  "/etc/passwd",
  "file:///etc/passwd",
  "../../etc/passwd",
  "..",
  "%2e%2e%2fetc%2fpasswd",
  "~root",
  "$HOME",
  "$(id)",
  "`id`",
  "a;id",
  "a|id",
  "a&&id",
  "a b",
  "a\n-oN /tmp/x",
  "a\r\nb",
  "\t",
  "a\0b",
  "\u2010oN/tmp/x",
  "\u2013\u2013script=x",
  "\u2212iL",
  "\uff0detc",
  "a\u202eb",
  "\u001b[2J",
  "*",
  "[a-z]*",
  "!include /etc/passwd",
  "",
  " ",
  "<script>alert(1)</script>",
  "' or 1=1 --",
  "A".repeat(100_000),
];

/** Values of the wrong type, or just outside of what numbers can be. */
const HOSTILE_VALUES: unknown[] = [
  "1e3",
  "0x10",
  "٣",
  "true",
  -1,
  1.5,
  2 ** 53,
  Number.POSITIVE_INFINITY,
  Number.NaN,
  [],
  {},
  [[]],
  [null],
  [{}],
  { length: 1, 0: "-oN" },
  JSON.parse('{"__proto__":{"ports":"-oN"}}'),
  { toString: "-oN" },
  () => "-oN",
  Symbol("-oN"),
];

const HOSTILE_OPTIONS = [
  "args",
  "arguments",
  "command",
  "file",
  "output",
  "outputFile",
  "script",
  "scriptFile",
  "include",
  "config",
  "-oN",
  "--script",
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  "timing ",
  "Timing",
  "",
];

const ruleSet = (name: string, content: string): RuleSet => ({
  name,
  version: 1,
  sha256: "0".repeat(64),
  content,
});
const rules: Record<string, RuleSet[]> = {
  clamav: [ruleSet("own", "00000000000000000000000000000000:1:Test")],
  yara: [ruleSet("own", "rule own { condition: true }")],
  suricata: [ruleSet("own", 'alert tcp any any -> any any (msg:"own"; sid:1;)')],
};

/** Configs that are good, from which one option at a time is made bad. */
const GOOD: Record<string, Record<string, unknown>[]> = {
  nmap: [{}, { ports: "22,80-90", protocol: "TCP", scripts: ["DEFAULT"] }],
  lynis: [{}, { groups: ["ssh"] }],
  clamav: [{}, { signatures: "RULE_SETS", ruleSets: ["own"] }],
  yara: [{ ruleSets: ["own"] }],
  suricata: [
    { mode: "PCAP", pcap: "/PCAP", ruleSets: ["own"] },
    { mode: "LIVE", interface: "lo", ruleSets: ["own"], homeNetworks: ["10.0.0.0/8"] },
    { mode: "FOLLOW", eve: "/PCAP" },
  ],
};

let folder: string;
let openPolicy: PolicyFile;
let tried = 0;

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "hostile-")));
  mkdirSync(join(folder, "state"));
  writeFileSync(join(folder, "plain"), "nothing");
  // A file with one packet.
  writeFileSync(
    join(folder, "packets"),
    Buffer.from(
      "d4c3b2a1020004000000000000000000ffff00000100000000000000000000000400000004000000deadbeef",
      "hex",
    ),
  );
  const policy = join(folder, "policy.yaml");
  const everything = { networks: ["0.0.0.0/0", "::/0"], paths: ["/"], interfaces: ["*"] };
  writeFileSync(policy, JSON.stringify({ allow: everything }), { mode: 0o644 });
  openPolicy = new PolicyFile(policy, scanners);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** As an attempt is planned, with every right and every path allowed: what is refused, is refused by its form. */
async function plan(scanner: Scanner, rest: { config: unknown; targets?: unknown; exclusions?: unknown }) {
  tried += 1;
  // Whatever is installed here: the command is planned, not run.
  const usable = {
    ...scanner,
    detect: async () => ({ name: scanner.name, version: "9", privileged: true, problem: null }),
  };
  const own = scanner.targetKind === "network" ? ["127.0.0.1"] : [join(folder, "plain")];
  const lease = {
    id: "hostile",
    attempt: 1,
    scanner: scanner.name,
    targets: (rest.targets ?? own) as string[],
    exclusions: (rest.exclusions ?? []) as string[],
    config: rest.config,
    ruleSetIds: [],
    maxRunSeconds: 60,
    traceparent: null,
    leaseSeconds: 60,
  };
  const withRules: Scanner = {
    ...usable,
    plan: (input) => scanner.plan({ ...input, ruleSets: rules[scanner.name] ?? [] }),
  };
  const { processes } = await planAttempt(
    lease,
    {
      scanners: [withRules],
      policy: openPolicy,
      slots: () => 1,
      fetchRuleSet: () => Promise.reject(new Error("no rule sets")),
      stateDirectory: join(folder, "state"),
      machine: { clamdSocket: "off" },
    },
    new AbortController().signal,
  );
  return processes;
}

/** Plans, and gives the sentence of a refusal instead where it is one. Anything else that is thrown is a fault. */
async function planOrRefuse(
  scanner: Scanner,
  rest: Parameters<typeof plan>[1],
): Promise<ScanProcess[] | string> {
  try {
    return await plan(scanner, rest);
  } catch (error) {
    if (!(error instanceof PlanError || error instanceof AttemptFailure)) throw error;
    expect(error.message).toMatch(/^\S[\s\S]*\.$/);
    expect(error.message.length).toBeLessThan(2_000);
    return error.message;
  }
}

const argumentsOf = (processes: readonly ScanProcess[]) => processes.flatMap(({ command }) => command.args);
const optionOf = (argument: string) => /^(-[^=]*)(=|$)/.exec(argument)?.[1];

/** Nothing of a hostile value has become an option or a path: options are those of good configs, other words are plain. */
function assertHarmless(processes: readonly ScanProcess[], knownOptions: ReadonlySet<string>) {
  for (const { command, files = [], outputFile } of processes) {
    for (const argument of command.args) {
      expect(argument).not.toContain("\0");
      const option = optionOf(argument);
      if (option !== undefined) expect(knownOptions).toContain(option);
    }
    for (const { name } of files) expect(name).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]*$/);
    if (outputFile !== undefined) expect(outputFile).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]*$/);
  }
}

/** Every option that this scanner's commands have for configs in which all is as it should be. */
async function knownOptionsOf(scanner: Scanner): Promise<Set<string>> {
  const all: Record<string, Record<string, unknown>[]> = {
    nmap: [
      ...[0, 1, 2, 3, 4, 5].map((timing) => ({
        timing,
        osDetection: true,
        hostDiscovery: false,
        minRate: 1,
        scripts: ["VULN"],
      })),
      { protocol: "UDP", ports: "53" },
    ],
    lynis: [{ tests: ["SSH-7408"] }, { groups: ["ssh"], skipSlow: true }],
    clamav: [{ detectUnwanted: true }, { signatures: "RULE_SETS", ruleSets: ["own"] }],
    yara: [
      { ruleSets: ["own"], recursive: false, fastScan: true },
      { ruleSets: ["own"], recursive: true },
    ],
  };
  const configs = [...(GOOD[scanner.name] ?? []), ...(all[scanner.name] ?? [])].map(withFiles);
  const planned = await Promise.all(configs.map((config) => planOrRefuse(scanner, { config })));
  const v6 =
    scanner.targetKind === "network"
      ? await plan(scanner, { config: {}, targets: ["::1"], exclusions: ["::2"] })
      : [];
  const args = argumentsOf([...planned.flatMap((one) => (typeof one === "string" ? [] : one)), ...v6]);
  return new Set(args.flatMap((argument) => optionOf(argument) ?? []));
}

const withFiles = (config: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(config).map(([key, value]) => [key, value === "/PCAP" ? join(folder, "packets") : value]),
  );

test("every scanner that the head knows stands in this table", () => {
  expect(Object.keys(GOOD).sort()).toEqual(Object.keys(SCANNERS).sort());
  expect(scanners.map(({ name }) => name).sort()).toEqual(Object.keys(GOOD).sort());
});

describe.each(scanners.map((scanner) => [scanner.name, scanner] as const))("%s", (name, scanner) => {
  const schema = z.toJSONSchema(SCANNERS[name]!.options, { io: "input" });
  const options = Object.keys(schema.properties ?? {});

  test("plans what is good, so that a refusal below has its reason in the hostile value", async () => {
    const usable = name === "clamav" ? GOOD[name]!.slice(1) : GOOD[name]!; // without system signatures here, perhaps
    for (const config of usable) {
      const planned = await planOrRefuse(scanner, { config: withFiles(config) });
      // Only one lynis audits a machine at a time, whoever started it.
      if (planned === "Another lynis is auditing this machine.") continue;
      expect(planned).toEqual(
        expect.arrayContaining([expect.objectContaining({ command: expect.anything() })]),
      );
    }
  });

  test.each(options)("takes no hostile value for its option %s", async (option) => {
    const known = await knownOptionsOf(scanner);
    for (const good of GOOD[name]!.map(withFiles)) {
      const values = [...HOSTILE_TEXT, ...HOSTILE_TEXT.map((text) => [text]), ...HOSTILE_VALUES];
      for (const value of values) {
        const planned = await planOrRefuse(scanner, { config: { ...good, [option]: value } });
        if (typeof planned !== "string") assertHarmless(planned, known);
        const text = Array.isArray(value) ? value[0] : value;
        // A path is the only text that an option may hold as it is.
        if (typeof text !== "string" || text.trim() === "" || text === "/etc/passwd") continue;
        if (typeof planned !== "string")
          expect(JSON.stringify(argumentsOf(planned))).not.toContain(JSON.stringify(text).slice(1, -1));
      }
    }
  });

  test("takes no option that it does not have", async () => {
    for (const option of HOSTILE_OPTIONS) {
      for (const value of ["-oN/tmp/x", ["-oN"], {}, true]) {
        const config: unknown = JSON.parse(
          JSON.stringify(withFiles(GOOD[name]![0]!))
            .replace(/^\{/, `{${JSON.stringify(option)}:${JSON.stringify(value)},`)
            .replace(",}", "}"),
        );
        expect(await planOrRefuse(scanner, { config })).toMatch(/^The \w+ option .* is not valid: /);
      }
    }
  });

  test.each([[null], ["-oN"], [7], [[]], [["-oN"]], [undefined]])(
    "takes no config that is none: %j",
    async (config) => {
      expect(await planOrRefuse(scanner, { config })).toMatch(/^The \w+ option config is not valid: /);
    },
  );
});

describe("targets", () => {
  const nmap = scanners.find(({ name }) => name === "nmap")!;

  test.each(["targets", "exclusions"] as const)("nmap takes no hostile text among %s", async (field) => {
    for (const text of HOSTILE_TEXT) {
      const planned = await planOrRefuse(nmap, {
        config: {},
        targets: ["127.0.0.1"],
        [field]: ["127.0.0.1", text],
      });
      expect(planned).toEqual(expect.stringMatching(/is not an address, a block|has no address, so nothing/));
    }
  });

  const ofFiles = scanners.filter(({ targetKind }) => targetKind === "paths");

  test.each(ofFiles.map((scanner) => [scanner.name, scanner] as const))(
    "%s reads no path that is not absolute",
    async (name, scanner) => {
      const config = GOOD[name]!.at(-1);
      for (const text of HOSTILE_TEXT.filter((one) => !one.startsWith("/")))
        expect(await planOrRefuse(scanner, { config, targets: [text] })).toMatch(/ is no absolute path\.$/);
    },
  );

  test.each(ofFiles.map((scanner) => [scanner.name, scanner] as const))(
    "%s takes a hostile name of a file as one harmless word",
    async (name, scanner) => {
      const known = await knownOptionsOf(scanner);
      const names = HOSTILE_TEXT.filter(
        (text) => text.length > 0 && text.length < 200 && !/[/\0]/.test(text) && text !== "..",
      );
      for (const text of names) {
        const path = join(folder, text);
        writeFileSync(path, "nothing");
        const planned = await plan(scanner, { config: GOOD[name]!.at(-1), targets: [path] });
        assertHarmless(planned, known);
        for (const { command } of planned) expect(command.args.filter((one) => one === path)).toHaveLength(1);
        rmSync(path);
      }
    },
  );
});

test("tries some thousand values", () => {
  process.stdout.write(`${tried} hostile configs and targets were tried\n`);
  expect(tried).toBeGreaterThan(5_000);
});
