import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { messageOf } from "./logger.ts";
import { type Capability, PlanError, type RuleSet } from "./scanner.ts";

/** Rules are copied into the private directory of each run. */
const MAX_RULES_BYTES = 16 * 1024 * 1024;

/** A file of signatures or rules that the agent's owner put on its machine. */
export interface LocalFile {
  path: string;
  /** SHA-256 of the content, as hex. */
  sha256: string;
}

/** The files that the owner's paths name: files as they are, of folders those whose names fit. Throws PlanError. */
export async function findLocalFiles(paths: readonly string[], names: RegExp): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    const files = await readable(path, async () => {
      if (!(await stat(path)).isDirectory()) return [path];
      const inside = (await readdir(path)).filter((name) => names.test(name)).sort();
      return inside.map((name) => join(path, name));
    });
    if (files.length === 0)
      throw new PlanError(
        "SIGNATURES_MISSING",
        `The agent's policy names ${path}, where nothing can be used.`,
      );
    found.push(...files);
  }
  return found;
}

/** Files with their hashes, for a scanner that reads them itself. Throws PlanError. */
export async function hashLocalFiles(paths: readonly string[], names: RegExp): Promise<LocalFile[]> {
  const files: LocalFile[] = [];
  for (const path of await findLocalFiles(paths, names)) {
    files.push({ path, sha256: await readable(path, () => hashFile(path)) });
  }
  return files;
}

/** Files as rule sets, named by their paths; their version is 0. Throws PlanError. */
export async function readLocalRuleSets(paths: readonly string[], names: RegExp): Promise<RuleSet[]> {
  const sets: RuleSet[] = [];
  for (const path of await findLocalFiles(paths, names)) {
    const { size } = await readable(path, () => stat(path));
    if (size > MAX_RULES_BYTES)
      throw new PlanError("RULES_INVALID", `${path} is larger than the 16 MiB that rules may have.`);
    const content = await readable(path, () => readFile(path, "utf8"));
    const sha256 = createHash("sha256").update(content).digest("hex");
    sets.push({ name: path, version: 0, sha256, content });
  }
  return sets;
}

/**
 * What the owner's own rules add to a scanner's capability: how many there are, and when the newest file was changed. Where
 * they cannot be used no scan can run, which is a problem. Nothing without paths. Never throws.
 */
export async function measureLocalRules(
  paths: readonly string[],
  names: RegExp,
  count: (content: string) => { count: number } | { problem: string },
): Promise<Partial<Pick<Capability, "signaturesAt" | "signatureCount" | "problem">>> {
  if (paths.length === 0) return {};
  try {
    let signatureCount = 0;
    let newestMs = 0;
    for (const { name, content } of await readLocalRuleSets(paths, names)) {
      const source = count(content);
      if ("problem" in source)
        return { problem: `The owner's rules ${name} cannot be used: ${source.problem}.` };
      signatureCount += source.count;
      newestMs = Math.max(newestMs, (await readable(name, () => stat(name))).mtimeMs);
    }
    return { signatureCount, signaturesAt: new Date(newestMs).toISOString() };
  } catch (error) {
    return { problem: messageOf(error) };
  }
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const bytes of createReadStream(path)) hash.update(bytes);
  return hash.digest("hex");
}

async function readable<T>(path: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw new PlanError(
      "SIGNATURES_MISSING",
      `The agent's policy names ${path}, which cannot be read: ${messageOf(error)}.`,
    );
  }
}
