import { describe, expect, test } from "vitest";
import type { RuleSet } from "../../scanner.ts";
import { suricataCommand, suricataFiles } from "./command.ts";
import { pathsOfSuricata, suricataOptions } from "./options.ts";
import { readRuleSource } from "./rule-source.ts";

const RULE = 'alert udp any any -> any any (msg:"x"; content:"y"; sid:1;)';
const ruleSet = (content: string): RuleSet => ({ name: "demo", version: 1, sha256: "", content });

const PCAP = { mode: "PCAP", pcap: "/captures/a.pcap", ruleSets: ["demo"] };
const LIVE = { mode: "LIVE", interface: "eth0", seconds: 30, ruleSets: ["demo"] };

function command(config: object, pcap: string | null = "/captures/a.pcap", interfaces = ["lo", "eth0"]) {
  return suricataCommand({ options: suricataOptions.parse(config), interfaces, pcap });
}

const HOSTILE = [
  "",
  " ",
  "-",
  "--",
  "-c/etc/passwd",
  "--set=x=y",
  "--include=x",
  "relative.pcap",
  "../x",
  "tcp port 1",
  "$(x)",
  "a;b",
  "a\nb",
  "eth1",
  "eth0 --user=root",
  "any",
  "\0",
  "0.0.0.0/33",
  "]\nouts: x",
  "10.0.0.0/8,any",
];

describe("the suricata command", () => {
  test("reads a file of packets", () => {
    expect(command(PCAP)).toMatchInlineSnapshot(`
      {
        "args": [
          "-c",
          "suricata.yaml",
          "-l",
          ".",
          "-k",
          "none",
          "--runmode",
          "single",
          "-r",
          "/captures/a.pcap",
        ],
        "file": "suricata",
        "outputFile": "eve.json",
      }
    `);
  });

  test("captures from an interface for a bounded time", () => {
    expect(command(LIVE)).toMatchInlineSnapshot(`
      {
        "args": [
          "--signal=INT",
          "--kill-after=15",
          "30",
          "suricata",
          "-c",
          "suricata.yaml",
          "-l",
          ".",
          "-k",
          "none",
          "--af-packet=eth0",
        ],
        "file": "timeout",
        "outputFile": "eve.json",
      }
    `);
  });

  test("writes its own settings and the rules into files", () => {
    const options = suricataOptions.parse({
      ...PCAP,
      records: ["DNS", "TLS"],
      homeNetworks: ["10.0.0.0/8", "::1"],
    });
    const [settings, rules] = suricataFiles(options, [ruleSet(RULE)]);
    expect(rules).toEqual({ name: "rules-0.rules", content: RULE });
    const parsed = JSON.parse(settings?.content.replace("%YAML 1.1\n---\n", "") ?? "");
    expect(parsed.vars["address-groups"].HOME_NET).toBe("[10.0.0.0/8,::1]");
    expect(parsed["rule-files"]).toEqual(["rules-0.rules"]);
    expect(parsed.outputs[0]["eve-log"].types.slice(2)).toEqual(["dns", { tls: { extended: "yes" } }]);
    expect(parsed.security).toEqual({ "limit-noproc": "true", lua: { "allow-rules": "false" } });
  });

  test.each(HOSTILE)("accepts %j neither as a path or interface nor in any option", (value) => {
    expect(() => command(PCAP, value)).toThrow("absolute path");
    expect(suricataOptions.safeParse({ ...PCAP, pcap: value }).success).toBe(false);
    expect(suricataOptions.safeParse({ mode: "FOLLOW", eve: value }).success).toBe(false);
    expect(() => command({ ...LIVE, interface: value })).toThrow(/no network interface|Too (small|big)/);
    for (const option of ["mode", "seconds", "records", "ruleSets"])
      expect(suricataOptions.safeParse({ ...LIVE, [option]: value }).success).toBe(false);
    for (const option of ["records", "ruleSets", "homeNetworks"])
      if (!(option === "ruleSets" && /^[a-z0-9]+$/.test(value)))
        expect(suricataOptions.safeParse({ ...LIVE, [option]: [value] }).success).toBe(false);
    expect(suricataOptions.safeParse({ ...LIVE, [value]: true }).success).toBe(false);
  });

  test("takes only an interface that this machine has, whatever its name", () => {
    expect(() => command({ ...LIVE, interface: "eth9" })).toThrow(
      'no network interface "eth9", only lo, eth0',
    );
    expect(() => command({ ...LIVE, interface: "-x" }, null, ["-x"])).toThrow("no network interface");
  });

  test.each([
    { mode: "PCAP", ruleSets: ["demo"] },
    { ...PCAP, interface: "eth0" },
    { ...PCAP, seconds: 5 },
    { ...LIVE, seconds: 0 },
    { ...LIVE, seconds: 86_401 },
    { mode: "FOLLOW", eve: "/var/log/eve.json", ruleSets: ["demo"] },
    { ...PCAP, unknown: 1 },
  ])("refuses %o", (config) => {
    expect(suricataOptions.safeParse(config).success).toBe(false);
  });

  test("tells which paths a config names, for the policy", () => {
    expect(pathsOfSuricata(PCAP)).toEqual(["/captures/a.pcap"]);
    expect(pathsOfSuricata({ mode: "FOLLOW", eve: "/var/log/suricata/eve.json" })).toEqual([
      "/var/log/suricata/eve.json",
    ]);
    expect(pathsOfSuricata(LIVE)).toEqual([]);
    expect(pathsOfSuricata({ mode: "PCAP" })).toEqual([]);
  });
});

describe("a rule set", () => {
  test("is counted without comments, with joined lines", () => {
    expect(
      readRuleSource(`# ${RULE}\n\n${RULE}\r\nalert udp any any -> any any \\\n (msg:"z"; sid:2;)\n`),
    ).toEqual({ rules: 2 });
    const inMemory = `${RULE.slice(0, -1)} dataset:set,seen,type string,memcap 10mb;)`;
    expect(readRuleSource(inMemory)).toEqual({ rules: 1 });
  });

  test.each([
    ["lua:x.lua", "lua"],
    ["LUAJIT : x.lua", "luajit"],
    ["dataset:isset,x,type string,load /etc/hostname", "dataset"],
    ["dataset:set,x,type string,state x.lst", "dataset"],
    ["dataset:set,x,type string; dataset:set,y,type string,save y", "dataset"],
    ["datarep:x,>,1,load x,type string", "datarep"],
    ["filemd5:/etc/passwd", "filemd5"],
    ["filesha256:!list", "filesha256"],
    ["filestore", "filestore"],
  ])("may not use %s", (option, keyword) => {
    const rule = `alert tcp any any -> any any (msg:"x"; ${option}; sid:1;)`;
    expect(readRuleSource(rule)).toEqual({ problem: `line 1 uses ${keyword}, which rule sets may not do` });
    expect(readRuleSource(rule.replace('(msg:"x"; ', "("))).toHaveProperty("problem");
    expect(() => suricataFiles(suricataOptions.parse(PCAP), [ruleSet(rule)])).toThrow(
      "The rule set demo cannot be used",
    );
  });

  test("may name those words in its message, but not send packets, and must hold a rule", () => {
    expect(readRuleSource(RULE.replace('"x"', '"lua: and dataset: of filestore"'))).toEqual({ rules: 1 });
    expect(readRuleSource(RULE.replace("alert", "reject"))).toHaveProperty("problem");
    expect(readRuleSource("# nothing")).toHaveProperty("problem");
  });
});
