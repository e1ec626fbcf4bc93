import { isAbsolute } from "node:path";
import { fileURLToPath } from "node:url";
import { HostFiles } from "../../host-files.ts";
import { type Command, PlanError } from "../../scanner.ts";
import type { RunningClamd } from "./clamd.ts";
import type { ClamdJob } from "./clamd-job.ts";
import type { ClamavOptions } from "./options.ts";

/** ClamAV passes over deeper folders without a word; its default of 15 is soon reached. */
const MAX_FOLDER_DEPTH = 100_000;
/** What every ClamAV takes unless it is told otherwise: the default before version 1.0. */
const UNKNOWN_STREAM_BYTES = 25 * 1024 * 1024;
/** Not files of a disk: reading them never ends, or changes something. */
const KERNEL_FOLDERS = ["/proc", "/sys", "/dev"];

export interface ClamscanInput {
  options: ClamavOptions;
  /** Folders or files of signatures: absolute, or a name in the private directory. */
  databases: readonly string[];
  /** As the scanned machine names them. */
  paths: readonly string[];
  /** Where they are read. Default: as they are named. */
  host?: HostFiles;
}

/**
 * The scan of all paths by one process, since loading the signatures can take a minute. Every argument is a constant, a
 * number, a name made here, or, after `--`, an absolute path. No option that moves, copies or removes files exists here.
 */
export function clamscanCommand({
  options,
  databases,
  paths,
  host = new HostFiles(),
}: ClamscanInput): Command {
  assertAbsolute(paths);
  return {
    file: "clamscan",
    args: [
      "--recursive",
      "--allmatch",
      "--stdout",
      "--follow-dir-symlinks=0",
      "--follow-file-symlinks=0",
      // Without these two, what was not looked into is called "OK".
      "--alert-exceeds-max=yes",
      "--alert-encrypted=yes",
      `--max-dir-recursion=${MAX_FOLDER_DEPTH}`,
      `--max-filesize=${options.maxFileBytes}`,
      `--max-scansize=${options.maxScanBytes}`,
      `--max-recursion=${options.maxArchiveDepth}`,
      `--max-scantime=${options.fileTimeoutSeconds * 1_000}`,
      ...(options.detectUnwanted ? ["--detect-pua=yes"] : []),
      ...excludedFolders(paths).map(
        (folder) => `--exclude-dir=^${host.locate(folder).replaceAll(".", "\\.")}(/|$)`,
      ),
      ...databases.map((database) => `--database=${database}`),
      "--",
      ...paths.map((path) => host.locate(path)),
    ],
  };
}

/** The scan of all paths by a running clamd; see clamd-process.ts. What it is asked goes through stdin. */
export function clamdCommand({
  options,
  paths,
  host = new HostFiles(),
  clamd,
}: Omit<ClamscanInput, "databases"> & { clamd: Pick<RunningClamd, "address" | "limits"> }): Command {
  assertAbsolute(paths);
  const here = (path: string) => Buffer.from(host.locate(path)).toString("latin1");
  const job: ClamdJob = {
    address: clamd.address,
    roots: paths.map(here),
    excluded: excludedFolders(paths).map(here),
    maxFileBytes: options.maxFileBytes,
    streamBytes: clamd.limits?.streamBytes ?? UNKNOWN_STREAM_BYTES,
    fileTimeoutMs: options.fileTimeoutSeconds * 1_000,
  };
  const program = fileURLToPath(new URL("clamd-process.ts", import.meta.url));
  return { file: process.execPath, args: [program], stdin: JSON.stringify(job) };
}

/**
 * Counts what there is below the paths, and names what clamscan passes over in silence (sockets, pipes, devices) and what
 * its output cannot show clearly (names with line feeds). Each entry is a letter and sometimes a name, ended by NUL; see
 * inventory.ts.
 */
export function inventoryCommand({
  paths,
  host = new HostFiles(),
}: Pick<ClamscanInput, "paths" | "host">): Command {
  assertAbsolute(paths);
  const pruned = excludedFolders(paths).flatMap((folder) => ["-path", host.locate(folder), "-prune", "-o"]);
  return {
    file: "find",
    args: [
      "-P",
      ...paths.map((path) => host.locate(path)),
      ...pruned,
      "(",
      ...anyOf(
        ["-type", "d", "-readable", "-printf", "d\\0"],
        ["-type", "d", "-printf", "u\\0", "-prune"],
        ["-type", "f", "-path", "*\n*", "-printf", "n%p\\0"],
        ["-type", "f", "-printf", "f\\0"],
        ["-type", "l", "-printf", "l\\0"],
        ["-printf", "s%p\\0"],
      ),
      ")",
    ],
  };
}

/** Folders of the kernel that lie below a path. One that is asked for by name is read. */
export function excludedFolders(paths: readonly string[]): string[] {
  return KERNEL_FOLDERS.filter(
    (folder) =>
      paths.includes("/") && !paths.some((path) => path === folder || path.startsWith(`${folder}/`)),
  );
}

function anyOf(...alternatives: string[][]): string[] {
  return alternatives.flatMap((terms, index) => (index === 0 ? terms : ["-o", ...terms]));
}

function assertAbsolute(paths: readonly string[]): void {
  const wrong = paths.find((path) => !isAbsolute(path) || path.includes("\0"));
  if (wrong !== undefined)
    throw new PlanError("TARGET_INVALID", `"${wrong.slice(0, 100)}" is not an absolute path.`);
}
