import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { isAlive, markAlive } from "./liveness.ts";

const MINUTE = 60_000;
let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "liveness-"));
});
afterAll(() => rm(dir, { recursive: true }));

it("is alive for ten minutes after each turn of its loop, and not before the first", () => {
  expect(isAlive(dir)).toBe(false);
  markAlive(dir);
  expect(isAlive(dir)).toBe(true);
  expect(isAlive(dir, Date.now() + 9 * MINUTE)).toBe(true);
  expect(isAlive(dir, Date.now() + 11 * MINUTE)).toBe(false);
});

it("outlives a directory that can't be written", () => {
  expect(() => markAlive(join(dir, "not-there"))).not.toThrow();
});
