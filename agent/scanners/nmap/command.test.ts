import { describe, expect, test } from "vitest";
import { type AddressRange, parseRange } from "../../addresses.ts";
import { isHostName } from "../../targets.ts";
import { nmapCommand } from "./command.ts";
import { nmapOptions } from "./options.ts";

const ranges = (...texts: string[]) =>
  texts.map((text) => parseRange(text)).filter((range): range is AddressRange => range !== null);

function command(options: unknown = {}, rest: Partial<Parameters<typeof nmapCommand>[0]> = {}) {
  return nmapCommand({
    options: nmapOptions.parse(options),
    family: 4,
    targets: ranges("127.0.0.1"),
    exclusions: [],
    privileged: true,
    ...rest,
  });
}

const HOSTILE = [
  "-oN x",
  "--script=/tmp/x.nse",
  "-iL=/etc/passwd",
  "a;b",
  "$(x)",
  "`x`",
  "a b",
  "a\nb",
  "",
  " ",
  "*",
  "http*",
  "|",
  "../x",
  "-",
  "--",
  "-p-",
  "127.1",
  "0x7f000001",
  "2130706433",
  "127.0.0.*",
  "127.0-1.0.1",
  "127.0.0.1,5",
  "localhost/30",
  "10.0.0.0/33",
  "fe80::1%eth0",
  "::1-::ffff:10.0.0.1",
];

describe("the nmap command", () => {
  test("is a list of constants and numbers, with the targets on stdin", () => {
    expect(command()).toMatchInlineSnapshot(`
      {
        "args": [
          "-n",
          "--privileged",
          "-sS",
          "--top-ports",
          "1000",
          "-T4",
          "-sV",
          "--max-retries",
          "2",
          "--host-timeout",
          "900s",
          "--max-hostgroup",
          "64",
          "--stats-every",
          "2s",
          "-oX",
          "-",
          "-iL",
          "-",
        ],
        "file": "nmap",
        "stdin": "127.0.0.1
      ",
      }
    `);
  });

  test("covers every option", () => {
    const options = {
      ports: "22,80,1000-2000",
      protocol: "TCP",
      timing: 2,
      serviceDetection: false,
      osDetection: true,
      hostDiscovery: false,
      maxRetries: 0,
      minRate: 500,
      scripts: ["DEFAULT", "VULN"],
      hostTimeoutSeconds: 60,
    };
    expect(
      command(options, { exclusions: ranges("127.0.0.9", "127.0.0.16/30", "::1") }).args,
    ).toMatchInlineSnapshot(`
      [
        "-n",
        "--privileged",
        "-Pn",
        "-sS",
        "-p",
        "22,80,1000-2000",
        "-T2",
        "-O",
        "--script",
        "((default and safe) or (vuln and safe)) and not (external or broadcast or dos or brute or exploit or intrusive or malware or fuzzer or targets-* or resolveall or fcrdns or dns-srv-enum or dns-client-subnet-scan or ftp-bounce or firewalk or http-traceroute or nat-pmp-mapport or http-slowloris-check or *-dump-hashes or *-query or ldap-novell-getpass or snmp-hh3c-logins)",
        "--script-timeout",
        "60s",
        "--max-retries",
        "0",
        "--min-rate",
        "500",
        "--host-timeout",
        "60s",
        "--max-hostgroup",
        "64",
        "--stats-every",
        "2s",
        "--exclude",
        "127.0.0.9,127.0.0.16/30",
        "-oX",
        "-",
        "-iL",
        "-",
      ]
    `);
  });

  test("writes ranges as blocks, and only those of its own family", () => {
    const targets = ranges("10.0.0.1-10.0.0.6", "::1", "10.1.0.0/16");
    expect(command({}, { targets }).stdin).toBe(
      "10.0.0.1\n10.0.0.2/31\n10.0.0.4/31\n10.0.0.6\n10.1.0.0/16\n",
    );
    expect(command({}, { targets, family: 6 })).toMatchObject({
      stdin: "::1\n",
      args: expect.arrayContaining(["-6"]),
    });
  });

  test("connects instead of opening raw sockets where those are not allowed", () => {
    const { args } = command({ osDetection: true }, { privileged: false });
    expect(args).toEqual(expect.arrayContaining(["--unprivileged", "-sT"]));
    expect(args).not.toContain("-O");
    expect(() => command({ protocol: "UDP" }, { privileged: false })).toThrow("raw sockets");
  });

  test.each(HOSTILE)("accepts %j neither as target nor in any option", (value) => {
    expect(parseRange(value) === null && !isHostName(value)).toBe(true);
    for (const option of [
      "ports",
      "topPorts",
      "protocol",
      "timing",
      "maxRetries",
      "minRate",
      "hostTimeoutSeconds",
      "osDetection",
    ]) {
      expect(nmapOptions.safeParse({ [option]: value }).success).toBe(false);
    }
    expect(nmapOptions.safeParse({ scripts: [value] }).success).toBe(false);
    expect(nmapOptions.safeParse({ [value]: true }).success).toBe(false);
  });

  test.each(["0", "65536", "1-65536", "20-10", "80,", ",80", "T:80", "-80", "80-", "1--2", "99999"])(
    "refuses the port list %j",
    (ports) => {
      expect(nmapOptions.safeParse({ ports }).success).toBe(false);
    },
  );

  test.each([
    { topPorts: 0 },
    { topPorts: 1.5 },
    { timing: 6 },
    { ports: "80", topPorts: 10 },
    { maxRetries: -1 },
    { minRate: Number.NaN },
    { unknown: 1 },
  ])("refuses %o", (options) => {
    expect(nmapOptions.safeParse(options).success).toBe(false);
  });

  test("takes null for an option that was not given", () => {
    expect(nmapOptions.parse({ ports: null, scripts: null })).toEqual(nmapOptions.parse({}));
  });
});
