import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { createHeadApi } from "./api.ts";
import { ScriptedHead } from "./fixtures/scripted-head.ts";
import { spoolPath } from "./fixtures/spool-path.ts";
import { silent } from "./fixtures/spool-setup.ts";
import { Spool } from "./spool.ts";
import { SpoolDirectory } from "./spool-directory.ts";
import { SpoolInUseError } from "./spool-lock.ts";

const program = fileURLToPath(new URL("./fixtures/programs/writes-spool.ts", import.meta.url));

interface Child {
  process: ChildProcessByStdio<null, Readable, null>;
  lines: () => string[];
}

function start(path: string, ...args: string[]): Child {
  const child = spawn(process.execPath, [program, path, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  child.stdout.on("data", (bytes: Buffer) => {
    output += bytes.toString();
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return { process: child, lines: () => output.split("\n").slice(0, -1) };
}

async function kill({ process: child }: Child): Promise<void> {
  if (child.exitCode !== null) return;
  const closed = once(child, "close");
  child.kill("SIGKILL");
  await closed;
}

/** Highest sequence that the program was told to be durable. */
const acknowledged = (lines: readonly string[], id: string) =>
  Math.max(0, ...lines.filter((line) => line.startsWith(`${id} `)).map((line) => Number(line.slice(2))));

describe("a spool whose process is killed", () => {
  test.each([1, 40, 150, 400])(
    "at about the %ith record keeps all that counted as put, in order",
    async (records) => {
      const path = spoolPath();
      const writer = start(path);
      await expect
        .poll(() => writer.lines().length, { interval: 1, timeout: 10_000 })
        .toBeGreaterThan(records);
      await kill(writer);

      const head = new ScriptedHead();
      const headUrl = await head.start();
      const directory = await SpoolDirectory.open(path);
      const spool = new Spool({
        directory,
        limitBytes: 1e9,
        api: createHeadApi({ url: headUrl }),
        log: silent,
        onRefused: () => undefined,
        onUnauthenticated: () => undefined,
      });
      onTestFinished(async () => {
        await spool.close();
        await directory.release();
        await head.stop();
      });
      await spool.recover();
      const keys = spool.left();
      expect(keys.map(({ assignmentId }) => assignmentId)).toEqual(["a", "b", "c"]);
      spool.open();
      await Promise.all(keys.map((key) => spool.settled(key)));

      for (const { assignmentId } of keys) {
        const sequences = head.events(assignmentId).map(({ sequence }) => Number(sequence));
        expect(sequences).toEqual(sequences.map((_, index) => index + 1));
        expect(sequences.length).toBeGreaterThanOrEqual(acknowledged(writer.lines(), assignmentId));
        const end = head.of("FailAssignment").find(({ input }) => input.assignmentId === assignmentId);
        expect(end?.input).toMatchObject({
          code: "AGENT_STOPPED",
          retry: true,
          eventCount: sequences.length,
        });
      }
      expect(readdirSync(directory.segments)).toEqual([]);
      expect(spool.problem).toBeNull();
    },
  );
});

describe("a spool directory", () => {
  test("belongs to one process while that lives, and to the next when it was killed", async () => {
    const path = spoolPath();
    const holder = start(path, "holds");
    await expect.poll(holder.lines, { timeout: 10_000 }).toEqual(["open"]);
    const refusal = await SpoolDirectory.open(path).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(SpoolInUseError);
    expect(String(refusal)).toContain(
      `belongs to the agent with process id ${holder.process.pid}, which is running`,
    );
    await kill(holder);
    const directory = await SpoolDirectory.open(path);
    await directory.release();
    expect(readdirSync(path).filter((name) => name.startsWith("lock"))).toEqual([]);
  });

  test("goes to exactly one of many that find its holder dead", async () => {
    const path = spoolPath();
    const dead = start(path, "holds");
    await expect.poll(dead.lines, { timeout: 10_000 }).toEqual(["open"]);
    await kill(dead);
    const rivals = Array.from({ length: 5 }, () => start(path, "holds"));
    await expect
      .poll(
        () => rivals.map(({ lines }) => lines()[0]).toSorted((a, b) => (a ?? "").localeCompare(b ?? "")),
        { timeout: 10_000 },
      )
      .toEqual(["in use", "in use", "in use", "in use", "open"]);
    await Promise.all(rivals.map(kill));
  });

  test("is cleared of what a killed agent's scanners left, and closed to other users", async () => {
    const path = join(spoolPath(), "deep", "spool");
    const first = await SpoolDirectory.open(path);
    mkdirSync(join(first.run, "s-1", "x"), { recursive: true });
    await first.release();
    const second = await SpoolDirectory.open(path);
    onTestFinished(() => second.release());
    expect(readdirSync(second.run)).toEqual([]);
    expect(readdirSync(path).sort()).toEqual(["corrupt", "lock.1", "run", "segments", "spool.json", "state"]);
  });
});
