import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { type ExecInput, exec } from "./exec.ts";
import { findProgram } from "./program.ts";

const program = (name: string) => fileURLToPath(new URL(`./fixtures/programs/${name}`, import.meta.url));

async function run(input: Partial<ExecInput> & { file: string }) {
  const chunks: Buffer[] = [];
  const result = await exec({
    args: [],
    timeoutMs: 10_000,
    stopGraceMs: 300,
    onStdout: (chunk) => void chunks.push(chunk),
    ...input,
  });
  return { ...result, stdout: Buffer.concat(chunks) };
}

/** Gone, or dead and only waiting for init to reap it. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}

const pidsIn = (stdout: Buffer) =>
  [...stdout.toString().matchAll(/(?:child|started) (\d+)/g)].map((match) => Number(match[1]));

describe("exec", () => {
  test("puts files into the private directory, and reads the output from a file there while it grows", async () => {
    const seen: string[] = [];
    const result = await run({
      file: program("writes-report.sh"),
      files: [{ name: "rules.txt", content: "one\ntwo\nthree\n" }],
      outputFile: "report.txt",
      onStdout: (chunk) => void seen.push(chunk.toString()),
    });
    expect(seen.join("")).toBe("one\ntwo\nthree\nlast words, without a newline");
    expect(seen.length).toBeGreaterThan(1);
    expect(result).toMatchObject({
      exitCode: 0,
      stopReason: null,
      stderrTail: expect.stringContaining("working"),
    });
    expect(result.stderrTail).toContain("done");
  });

  test("takes an output file that never comes as no output", async () => {
    const result = await run({ file: "true", outputFile: "report.txt" });
    expect(result).toMatchObject({ exitCode: 0, stopReason: null });
    expect(result.stdout).toHaveLength(0);
  });

  test("gives a program a fixed environment, a private directory and its stdin, and removes the directory", async () => {
    const result = await run({ file: program("prints-environment.sh"), stdin: "from stdin" });
    const [directory = "", ...rest] = result.stdout.toString().split("\n");
    expect(rest.join("\n").replaceAll(directory, "DIR")).toMatchInlineSnapshot(`
      "HOME=DIR
      LC_ALL=C.UTF-8
      PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/opt/homebrew/bin
      PWD=DIR
      TMPDIR=DIR
      from stdin"
    `);
    expect(existsSync(directory)).toBe(false);
    expect(result).toMatchObject({
      exitCode: 0,
      signal: null,
      stopReason: null,
      command: [program("prints-environment.sh")],
    });
  });

  test("ends a cancelled program with all its children", async () => {
    const abort = new AbortController();
    const onStdout = (chunk: Buffer) => {
      seen.push(chunk);
      if (pidsIn(Buffer.concat(seen)).length === 2) abort.abort();
    };
    const seen: Buffer[] = [];
    const result = await run({ file: program("forks-children.sh"), signal: abort.signal, onStdout });
    expect(result).toMatchObject({ stopReason: "cancelled", signal: "SIGTERM" });
    expect(pidsIn(Buffer.concat(seen)).filter(isAlive)).toEqual([]);
  });

  test("leaves no child behind when the program itself ends", async () => {
    const result = await run({ file: program("forks-children.sh"), args: ["and-exits"] });
    expect(result).toMatchObject({ stopReason: null, exitCode: 0 });
    expect(pidsIn(result.stdout)).toHaveLength(2);
    expect(pidsIn(result.stdout).filter(isAlive)).toEqual([]);
  });

  test("stops a program that runs longer than its time", async () => {
    const result = await run({ file: program("hangs.sh"), timeoutMs: 200 });
    expect(result).toMatchObject({ stopReason: "timeout", signal: "SIGTERM", exitCode: null });
    expect(pidsIn(result.stdout).filter(isAlive)).toEqual([]);
  });

  test("kills a program that ignores SIGTERM", async () => {
    const result = await run({ file: program("ignores-term.sh"), timeoutMs: 200 });
    expect(result).toMatchObject({ stopReason: "timeout", signal: "SIGKILL" });
    expect(pidsIn(result.stdout).filter(isAlive)).toEqual([]);
  });

  test("stops a program that prints more than allowed, and passes on no more than that", async () => {
    const result = await run({ file: program("floods.sh"), maxOutputBytes: 100_000 });
    expect(result.stopReason).toBe("output");
    expect(result.stdout.length).toBeLessThanOrEqual(100_000);
  });

  test.skipIf(findProgram("prlimit") === null)("lets no program take more memory than allowed", async () => {
    const takes = (megabytes: number) => `
      const taken = [];
      for (let count = 0; count < ${megabytes / 8}; count += 1) taken.push(Buffer.alloc(8 * 1024 ** 2, 1));
      console.log("took it");`;
    const within = { file: process.execPath, args: ["-e", takes(64)], maxMemoryBytes: 1024 ** 3 };
    expect((await run(within)).stdout.toString()).toBe("took it\n");
    const beyond = await run({ ...within, args: ["-e", takes(2_048)] });
    expect(beyond.stdout.toString()).toBe("");
    expect(beyond).toMatchObject({ stopReason: null });
    expect(beyond.exitCode === 0).toBe(false);
  });

  test("passes bytes on unchanged and keeps the end of stderr", async () => {
    const result = await run({ file: process.execPath, args: [program("prints-garbage.mjs")] });
    expect(result.stdout.toString("hex")).toBe("fffe003c800a1b5b324a");
    expect(result.stderrTail).toHaveLength(8 * 1024);
    expect(result.stderrTail.endsWith("the end")).toBe(true);
  });

  test.each([
    ["0", { exitCode: 0, signal: null }],
    ["3", { exitCode: 3, signal: null }],
    ["255", { exitCode: 255, signal: null }],
    ["SEGV", { exitCode: null, signal: "SIGSEGV" }],
  ])("reports the end %s as it was", async (how, end) => {
    expect(await run({ file: program("exits-oddly.sh"), args: [how] })).toMatchObject({
      ...end,
      stopReason: null,
    });
  });

  test("says that a program is not installed", async () => {
    const result = await run({ file: "no-such-scanner" });
    expect(result).toMatchObject({ exitCode: null, startProblem: "no-such-scanner is not installed." });
  });

  test("starts nothing when it is cancelled before the start", async () => {
    expect(await run({ file: program("hangs.sh"), signal: AbortSignal.abort() })).toMatchObject({
      stopReason: "cancelled",
      stdout: Buffer.alloc(0),
    });
  });

  test("stops the program and rethrows when its reader fails", async () => {
    const failing = run({
      file: program("floods.sh"),
      onStdout: () => Promise.reject(new Error("reader failed")),
    });
    await expect(failing).rejects.toThrow("reader failed");
  });

  test("takes a program down with the agent even when the agent is killed", async ({ skip }) => {
    if (findProgram("setpriv") === null) {
      if (process.env.CI === "true") throw new Error("setpriv is missing");
      skip("setpriv is missing");
    }
    const script = `import { exec } from ${JSON.stringify(new URL("./exec.ts", import.meta.url).href)};
      await exec({ file: ${JSON.stringify(program("ignores-term.sh"))}, args: [], timeoutMs: 60_000, onStdout: (chunk) => void process.stdout.write(chunk) });`;
    const agent = spawn(process.execPath, ["--input-type=module", "-e", script], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const started = await new Promise<Buffer>((resolve) => agent.stdout.once("data", resolve));
    agent.kill("SIGKILL");
    const [pid] = pidsIn(started);
    await expect.poll(() => isAlive(pid!)).toBe(false);
  });
});
