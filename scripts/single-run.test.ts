import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { askRunning, claimDataDir } from "./single-run.ts";

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "ai-defend-claim-"));
});

afterEach(() => rm(dataDir, { recursive: true, force: true }));

test("a data directory has one user at a time, who says where it can be reached", async () => {
  const publicUrl = "http://localhost:8123";
  expect(await askRunning(dataDir)).toBeNull();
  const claim = await claimDataDir(dataDir, { publicUrl });
  expect(await askRunning(dataDir)).toEqual({ publicUrl });
  await expect(claimDataDir(dataDir, { publicUrl })).rejects.toThrow(
    "already running on this data directory, at http://localhost:8123",
  );
  claim.close();
  (await claimDataDir(dataDir, { publicUrl })).close();
});

test("a data directory that cannot be made is refused in a sentence", async () => {
  const file = join(dataDir, "file");
  await writeFile(file, "");
  await expect(claimDataDir(join(file, "data"), { publicUrl: "" })).rejects.toThrow(
    /cannot be written: ENOTDIR/,
  );
});
