import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { projectDir } from "../scripts/project.ts";
import { type ExecInput, exec } from "./exec.ts";
import { findProgram } from "./program.ts";
import { dropArguments, findUser, isReachable, type Right } from "./scanner-user.ts";

const nobody = findUser("nobody");
const isRoot = process.geteuid?.() === 0;
const hasLimits = findProgram("prlimit") !== null;
const canDrop = isRoot && nobody !== null && findProgram("setpriv") !== null;
const as = (...rights: Right[]) => ({ user: nobody!, rights });

async function run(script: string, input: Partial<ExecInput> = {}) {
  const chunks: Buffer[] = [];
  const onStdout = (chunk: Buffer) => void chunks.push(chunk);
  const result = await exec({
    file: "sh",
    args: ["-c", script],
    timeoutMs: 20_000,
    stopGraceMs: 300,
    onStdout,
    ...input,
  });
  return { ...result, stdout: Buffer.concat(chunks).toString() };
}

let folder: string;
let secret: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "containment-"));
  chmodSync(folder, 0o755);
  secret = join(folder, "secret");
  writeFileSync(secret, "the owner's secret", { mode: 0o600 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the tests of a lesser user and of limits run where it counts", () => {
  if (process.env.CI === "true") expect({ canDrop, hasLimits }).toEqual({ canDrop: true, hasLimits: true });
});

describe.skipIf(!hasLimits)("no program gets more than", () => {
  test("its open files", async () => {
    const script = `const open = require("fs").openSync; let count = 0;
      try { for (;;) { open("/dev/null"); count += 1; } } catch (error) { console.log(error.code, count > 1000, count < 4096); }`;
    const { stdout } = await run("", { file: process.execPath, args: ["-e", script] });
    expect(stdout).toBe("EMFILE true true\n");
  });

  test("its length of a file", async () => {
    const script = "head -c 3000000 /dev/zero > big; echo $?; stat -c %s big";
    const { stdout } = await run(script, { maxOutputBytes: 1_000_000 });
    const [status, size] = stdout.trim().split("\n");
    expect([Number(status) > 0, Number(size)]).toEqual([true, 1_000_000]);
  });

  test("a core file", async () => {
    expect((await run("ulimit -c")).stdout).toBe("0\n");
  });

  test.skipIf(!canDrop)("its processes, however many it starts", async () => {
    const script = "i=0; while [ $i -lt 1000 ]; do sleep 60 & i=$((i+1)); done; echo all";
    const { stdout, stderrTail } = await run(script, { as: as() });
    expect(stdout).not.toContain("all");
    expect(stderrTail).toMatch(/fork/i);
  });
});

describe.skipIf(!canDrop)("a program that runs as a lesser user", () => {
  test("is that user, in no other group, without capabilities, and can't get any", async () => {
    const { stdout } = await run(
      "id -u; id -G; grep -E '^(Cap|NoNew)' /proc/self/status; pwd; echo $HOME $TMPDIR",
      { as: as() },
    );
    const [uid, groups, ...rest] = stdout.trim().split("\n");
    expect([uid, groups]).toEqual([String(nobody!.uid), String(nobody!.gid)]);
    const status = Object.fromEntries(rest.slice(0, 6).map((line) => line.split(":\t")));
    expect(status).toEqual({
      CapInh: "0000000000000000",
      CapPrm: "0000000000000000",
      CapEff: "0000000000000000",
      CapBnd: "0000000000000000",
      CapAmb: "0000000000000000",
      NoNewPrivs: "1",
    });
    const directory = rest[6]!;
    expect(rest[7]).toBe(`${directory} ${directory}`);
    expect(existsSync(directory)).toBe(false);
  });

  test("has its private directory for itself, with its files", async () => {
    const files = [{ name: "rules.txt", content: "one\n" }];
    const { stdout } = await run("cat rules.txt && echo two > own && cat own && stat -c '%a %u %g' .", {
      as: as(),
      files,
    });
    expect(stdout).toBe(`one\ntwo\n770 0 ${nobody!.gid}\n`);
  });

  test("reads no file of others without the right to, and with it still writes none", async () => {
    expect((await run(`cat ${secret}`, { as: as() })).stdout).toBe("");
    expect((await run(`cat ${secret}`, { as: as("raw-sockets") })).stdout).toBe("");
    const reading = await run(`cat ${secret}; echo x >> ${secret} || echo " no more"`, {
      as: as("read-all-files"),
    });
    expect(reading.stdout).toBe("the owner's secret no more\n");
    expect(readFileSync(secret, "utf8")).toBe("the owner's secret");
  });

  test("is told by the system that it may read what it may read, as clamscan asks before it opens a file", async () => {
    const script = `require("fs").accessSync(${JSON.stringify(secret)}, 4); console.log("readable");`;
    const ask = (...rights: Right[]) =>
      run("", { file: process.execPath, args: ["-e", script], as: as(...rights) });
    expect((await ask("read-all-files")).stdout).toBe("readable\n");
    expect((await ask("raw-sockets")).stdout).toBe("");
  });

  test("signals no process of the agent, and opens raw sockets only with the right to", async () => {
    expect((await run(`kill -0 ${process.pid} || echo no`, { as: as() })).stdout).toBe("no\n");
    const eff = async (...rights: Right[]) =>
      (await run("grep CapEff /proc/self/status", { as: as(...rights) })).stdout;
    expect(await eff("raw-sockets")).toBe("CapEff:\t0000000000002000\n");
    expect(await eff("raw-sockets", "read-all-files")).toBe("CapEff:\t0000000000002004\n");
  });

  test.each([
    ["a link", "ln -s SECRET report"],
    ["a second name of a file", "touch own; ln own report"],
    ["a pipe", "mkfifo report"],
    ["a folder", "mkdir report"],
  ])("can't have the agent read %s as its output", async (_what, script) => {
    const { stdout } = await run(`${script.replace("SECRET", secret)}; sleep 0.3`, {
      as: as(),
      outputFile: "report",
    });
    expect(stdout).toBe("");
  });

  test("is stopped and killed like any other", async () => {
    const ignoring = await run("trap '' TERM; while :; do sleep 0.1; done", { as: as(), timeoutMs: 200 });
    expect(ignoring).toMatchObject({ stopReason: "timeout", signal: "SIGKILL" });
  });

  test.skipIf(findProgram("nmap") === null)("is nmap with all it can do as root", async () => {
    const args = ["-n", "--privileged", "-sS", "-p", "9", "-oX", "-", "127.0.0.1"];
    const { stdout, exitCode } = await run("", { file: "nmap", args, as: as("raw-sockets") });
    expect(exitCode).toBe(0);
    expect(stdout).toContain('type="syn"');
  });
});

/** What each of the two ways to install an agent that is root leaves it of root's rights. */
const INSTALLED: [string, RegExp][] = [
  ["deploy/ai-defend-agent.service", /^CapabilityBoundingSet=(.+)$/m],
  ["k8s/base/node-agent.yaml", /^ +add: \[(.+)\]$/m],
];

describe.skipIf(!canDrop).each(INSTALLED)("an agent with the capabilities of %s alone", (file, pattern) => {
  const names = pattern.exec(readFileSync(join(projectDir, file), "utf8"))?.[1] ?? "";
  const capabilities = names.split(/[ ,]+/).map((name) => `+${name.replace("CAP_", "").toLowerCase()}`);
  const runWithThese = async (script: string) => {
    const input = { file: "sh", args: ["-c", script], as: as("read-all-files"), timeoutMs: 10_000 };
    const files = [{ name: "rules.txt", content: "one\n" }];
    const program = `import { exec } from ${JSON.stringify(join(projectDir, "agent/exec.ts"))};
      const onStdout = (chunk) => void process.stdout.write(chunk);
      const result = await exec({ ...${JSON.stringify({ ...input, files })}, onStdout });
      if (result.exitCode !== 0) throw new Error(JSON.stringify(result));`;
    const few = [
      "--no-new-privs",
      "--inh-caps=-all",
      `--bounding-set=${["-all", ...capabilities].join(",")}`,
    ];
    const node = [process.execPath, "--input-type=module", "-e", program];
    return (await execa("setpriv", [...few, "--", ...node], { env: { TMPDIR: folder } })).stdout;
  };

  test("runs scanners as the lesser user, with their files, and clears away what they leave", async () => {
    const left = "mkdir -p .closed/in && touch .closed/in/x && chmod 0 .closed/in .closed";
    const output = await runWithThese(`id -u; cat rules.txt; head -c 9 ${secret}; echo; ${left}; pwd`);
    const [uid, rules, secretText, directory = ""] = output.split("\n");
    expect([uid, rules, secretText]).toEqual([String(nobody!.uid), "one", "the owner"]);
    expect(directory).toContain("/scan-");
    expect(existsSync(directory)).toBe(false);
  });
});

describe("dropping", () => {
  const status = (bits: number) => `Name:\tnode\nCapEff:\t${bits.toString(16).padStart(16, "0")}\n`;
  const capabilities = (bits: number, ...rights: Right[]) =>
    dropArguments({ name: "x", uid: 7, gid: 8 }, rights, status(bits)).find((one) =>
      one.startsWith("--bounding"),
    );

  test.each([
    [0x2007, [], "-all"],
    [0x2007, ["raw-sockets"], "-all,+net_raw"],
    [0x2007, ["read-all-files"], "-all,+dac_read_search"],
    [0x2003, ["read-all-files"], "-all,+dac_override"],
    [0x0000, ["raw-sockets", "read-all-files"], "-all"],
  ] as const)("with the capabilities %i and the rights %j keeps %s", (bits, rights, kept) => {
    expect(capabilities(bits, ...rights)).toBe(`--bounding-set=${kept}`);
  });

  test("finds users as /etc/passwd has them", () => {
    const passwd = "root:x:0:0::/root:/bin/sh\nodd\nbad:x:-2:x::/:/\nscan:x:990:991::/:/bin/false\n";
    expect(findUser("scan", passwd)).toEqual({ name: "scan", uid: 990, gid: 991 });
    expect([findUser("odd", passwd), findUser("bad", passwd), findUser("none", passwd)]).toEqual([
      null,
      null,
      null,
    ]);
  });

  test("knows which folders others can pass through", () => {
    expect(isReachable("/usr/bin")).toBe(true);
    const closed = mkdtempSync(join(folder, "closed-"));
    expect(isReachable(closed)).toBe(false);
  });
});
