import { chmodSync, chownSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { policySchema } from "./policy.ts";
import { PolicyFile } from "./policy-file.ts";
import { scanners } from "./scanners.ts";

const directory = mkdtempSync(join(tmpdir(), "policy-"));
const write = (text: string, name = `${Math.random()}.yaml`) => {
  const file = join(directory, name);
  writeFileSync(file, text, { mode: 0o644 });
  return file;
};
const read = (file: string) => new PolicyFile(file, scanners).read();

describe("the policy file", () => {
  test("is read, with what it leaves out", () => {
    expect(read(write("allow:\n  networks: [10.0.0.0/8]\nscanners: [nmap]\n"))).toEqual({
      policy: {
        allow: { networks: ["10.0.0.0/8"], paths: [], interfaces: [] },
        deny: { networks: [], names: [], paths: [], interfaces: [] },
        scanners: ["nmap"],
        options: {},
        signatures: { clamav: [], yara: [], suricata: [] },
      },
    });
  });

  test("examples/policy.yaml is valid, and holds all that may be said", () => {
    const reading = read(fileURLToPath(new URL("../examples/policy.yaml", import.meta.url)));
    expect(reading).toHaveProperty("policy");
    if (!("policy" in reading)) return;
    expect(Object.keys(reading.policy).sort()).toEqual(Object.keys(policySchema.shape).sort());
    expect(Object.keys(reading.policy.options).sort()).toEqual(scanners.map(({ name }) => name).sort());
    expect(Object.keys(reading.policy.allow).sort()).toEqual(
      Object.keys(policySchema.shape.allow.shape).sort(),
    );
  });

  test.each([
    ["", "is not valid at its top level"],
    ["allow: {networks: [10.0.0.0/33]}", '"10.0.0.0/33" is not an address'],
    ["allow: {networks: [10.0.0.0/8]}\nalow: 1", "is not valid at its top level"],
    ["allow: {networks: all}", "is not valid at allow.networks"],
    ["allow: [", "cannot be read"],
    ["allow: {names: ['*']}", '"*" is neither a host name nor'],
    ["allow: {names: ['db.*.example.org']}", "is neither a host name nor"],
    ["allow: {}\noptions: {nmpa: {timing: 3}}", 'bounds options of "nmpa", which is no scanner'],
    ["allow: {}\noptions: {nmap: {timing: 9}}", "is not valid at options.nmap.timing"],
    ["allow: {}\noptions: {nmap: {time: 3}}", "is not valid at options.nmap"],
    ["allow: {}\noptions: {nmap: {ports: '1-99999'}}", "is not valid at options.nmap.ports"],
    ["allow: {}\nhours: {timeZone: Mars, open: []}", "is not valid at hours.timeZone"],
    [
      "allow: {}\nhours: {timeZone: UTC, open: [{days: [MON], from: '8', to: '09:00'}]}",
      "is not valid at hours.open.0.from",
    ],
    ["allow: {}\nconcurrency: 0", "is not valid at concurrency"],
    ["allow: {}\npacketsPerSecond: fast", "is not valid at packetsPerSecond"],
    [`allow: {}\n${"# long\n".repeat(10_000)}`, "is longer than 60 KiB"],
    [
      `allow: {paths: &p [${Array.from({ length: 500 }, (_, index) => `/a/longer/path/with/a/number/${index}`).join(", ")}]}\n` +
        `deny: {paths: *p}\nsignatures: {clamav: *p, yara: *p}\noptions: {nmap: {}}`,
      "is longer than 60 KiB",
    ],
  ])("takes nothing for granted in %j", (text, problem) => {
    expect(read(write(text))).toMatchObject({ problem: expect.stringContaining(problem) });
  });

  test.each([0o666, 0o664, 0o646])("is not trusted with the mode %o", (mode) => {
    const file = write("allow: {}\n");
    chmodSync(file, mode);
    expect(read(file)).toEqual({
      problem: `The policy file ${file} can be changed by others than its owner: chmod go-w ${file}.`,
    });
  });

  test.skipIf(process.geteuid?.() !== 0)("is not trusted when it belongs to somebody else", () => {
    const file = write("allow: {}\n");
    chownSync(file, 65534, 65534);
    expect(read(file)).toEqual({
      problem: `The policy file ${file} belongs to user 65534: it must be root's or the agent's own (0).`,
    });
  });

  test("is no default when it is missing, or no file", () => {
    expect(read(join(directory, "missing.yaml"))).toMatchObject({
      problem: expect.stringContaining("cannot be read"),
    });
    expect(read(directory)).toEqual({ problem: `The policy file ${directory} is no file.` });
  });

  test("is read again when it changed, and only then", () => {
    const file = write("allow: {networks: [10.0.0.1]}", "changing.yaml");
    const policy = new PolicyFile(file, scanners);
    const first = policy.read();
    expect(policy.isCurrent(first)).toBe(true);
    write("allow: {networks: [10.0.0.2]}", "changing.yaml");
    expect(policy.isCurrent(first)).toBe(false);
    const second = policy.read();
    expect(second).toMatchObject({ policy: { allow: { networks: ["10.0.0.2"] } } });
    write("allow: [", "changing.yaml");
    expect(policy.isCurrent(second)).toBe(false);
    const third = policy.read();
    expect(third).toHaveProperty("problem");
    expect(policy.isCurrent(third)).toBe(true);
  });
});
