import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { lastLines, startChild } from "./child.ts";

let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "ai-defend-child-"));
});

afterAll(() => rm(dir, { recursive: true, force: true }));

const node = (script: string, logFile: string) =>
  startChild({ name: "test", command: [process.execPath, "-e", script], logFile });

test("a child's output goes to its log, and its exit code is told", async () => {
  const logFile = join(dir, "output");
  const child = await node("console.log('one'); console.error('two'); process.exitCode = 3", logFile);
  expect(await child.exited).toEqual({ code: 3, signal: null });
  expect(child.isRunning()).toBe(false);
  expect((await lastLines(logFile, 9)).sort()).toEqual(["one", "two"]);
});

test("a child that ignores the request to stop is ended by force", async () => {
  const logFile = join(dir, "stubborn");
  const child = await node(
    "process.on('SIGTERM', () => {}); setInterval(() => {}, 1e3); console.log('on')",
    logFile,
  );
  while ((await readFile(logFile, "utf8")) === "") await new Promise((resolve) => setTimeout(resolve, 20));
  await child.stop("SIGTERM", 100);
  expect(await child.exited).toEqual({ code: null, signal: "SIGKILL" });
});

test("a program that does not exist is an error at the start", async () => {
  const command = ["/no/such/program"];
  const prefixed = await startChild({ name: "absent", command, logFile: join(dir, "absent") }).then(
    (child) => child.exited,
    (error: unknown) => error,
  );
  // Behind setpriv it starts, and ends at once; without, it cannot be started.
  expect(prefixed).toSatisfy((it) => it instanceof Error || (it as { code: number }).code !== 0);
});
