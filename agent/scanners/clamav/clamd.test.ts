import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { findProgram } from "../../../scripts/tools.ts";
import { describeWith } from "../../../test/support/tools.ts";
import { exec } from "../../exec.ts";
import type { ParsedEvent } from "../../finding.ts";
import { defineScanner, type MachineSettings } from "../../scanner.ts";
import { findClamd, parseVersion } from "./clamd.ts";
import { findClamdSettings, parseAddress, parseClamdConfig } from "./clamd-settings.ts";
import { clamavOptions } from "./options.ts";
import { clamav, planScan } from "./scanner.ts";

/** In two parts, so that this file itself is not taken for the test file. */
const EICAR = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD", "-ANTIVIRUS-TEST-FILE!$H+H*"].join("");
const HEX_MARKER = Buffer.from("MALWARE_MARKER").toString("hex");

interface OwnClamd {
  process: ChildProcess;
  machine: MachineSettings;
  folder: string;
}

/** A clamd in the foreground with settings, socket and signatures of its own. */
async function startClamd(settings = ""): Promise<OwnClamd> {
  const folder = mkdtempSync(join(tmpdir(), "clamd-test-"));
  mkdirSync(join(folder, "db"));
  writeFileSync(join(folder, "db/own.hdb"), "44d88612fea8a8f36de82e1278abb02f:68:Eicar-Test-Signature\n");
  writeFileSync(
    join(folder, "db/own.ndb"),
    `Demo.Trojan.Marker:0:*:${HEX_MARKER}\nDemo.Other.Marker:0:*:${HEX_MARKER}\n`,
  );
  const config = join(folder, "clamd.conf");
  const socket = join(folder, "clamd.sock");
  writeFileSync(
    config,
    `LocalSocket ${socket}\nLocalSocketMode 666\nDatabaseDirectory ${folder}/db\nForeground yes\nTemporaryDirectory ${folder}\n${settings}\n`,
  );
  // As another user it must be able to reach its own files.
  chmodSync(folder, 0o777);
  const program = findProgram(["clamd"]) ?? "clamd";
  const process = spawn(program, ["--config-file", config], { stdio: "ignore" });
  const machine = { clamdConfig: config };
  await vi.waitUntil(async () => "clamd" in (await findClamd(machine)), { timeout: 30_000, interval: 100 });
  return { process, machine, folder };
}

async function stop({ process, folder }: OwnClamd): Promise<void> {
  const exit = once(process, "exit");
  if (process.exitCode === null && process.signalCode === null) {
    process.kill("SIGTERM");
    await exit;
  }
  rmSync(folder, { recursive: true, force: true });
}

let tree: string;

beforeEach(() => {
  tree = mkdtempSync(join(tmpdir(), "clamd-tree-"));
});

afterEach(() => rmSync(tree, { recursive: true, force: true }));

const write = (name: string, content: string | Buffer) => writeFileSync(join(tree, name), content);

async function plan(config: object, machine: MachineSettings, paths = [tree]) {
  const options = clamavOptions.parse(config);
  const capability = { name: "clamav", version: "1", privileged: true, problem: null };
  return planScan(
    {
      config: options,
      targets: [],
      exclusions: [],
      hostnames: new Map(),
      paths,
      ruleSets: [],
      capability,
      machine,
    },
    {
      system: { folder: "/none", builtAt: null, versions: "", others: [], count: null },
      search: await findClamd(machine),
    },
  );
}

async function scan(config: object, machine: MachineSettings, paths = [tree], signal?: AbortSignal) {
  const events: ParsedEvent[] = [];
  const ends = [];
  for (const { command, parser } of await plan(config, machine, paths)) {
    const result = await exec({
      ...command,
      timeoutMs: 60_000,
      signal,
      onStdout: (chunk) => void events.push(...parser.write(chunk)),
    });
    const end = parser.end(result);
    events.push(...end.events);
    ends.push({ ...end, result });
  }
  const { verdict, coverage, result } = ends.at(-1)!;
  const found = events.flatMap(({ finding }) => (finding ? [finding] : []));
  return { events, found, verdict, coverage, result };
}

const named = (found: { identity: Record<string, unknown> }[]) =>
  found
    .map(({ identity }) => `${String(identity.path).replace(tree, "")} ${String(identity.signature)}`)
    .sort();

describeWith(
  "clamd",
  "clamscan",
  "find",
)("a scan through a real clamd", () => {
  let clamd: OwnClamd;

  beforeAll(async () => {
    clamd = await startClamd("AlertExceedsMax yes\nAlertEncrypted yes\nExtendedDetectionInfo yes");
  }, 40_000);

  afterAll(() => stop(clamd));

  test("finds what clamscan finds with the same signatures, with the same fingerprints", async () => {
    mkdirSync(join(tree, "deep/er"), { recursive: true });
    write("eicar.com", EICAR);
    write("deep/er/two.txt", "a MALWARE_MARKER");
    write("clean.txt", "clean");
    write("empty", "");
    symlinkSync("/etc/passwd", join(tree, "link"));
    const through = await scan({}, clamd.machine);
    expect(named(through.found)).toEqual([
      "/deep/er/two.txt Demo.Other.Marker.UNOFFICIAL",
      "/deep/er/two.txt Demo.Trojan.Marker.UNOFFICIAL",
      "/eicar.com Eicar-Test-Signature.UNOFFICIAL",
    ]);
    expect(through.verdict).toEqual({ outcome: "complete", code: "COMPLETE", message: "" });
    expect(through.coverage).toMatchObject({
      engine: "clamd",
      engineNote: join(clamd.folder, "clamd.sock"),
      filesFound: 4,
      filesScanned: 3,
      foldersScanned: 3,
      counts: { ok: 1, infected: 2, empty: 1, links: 1, errors: 0 },
      missing: [{ what: "1 symbolic links", why: "never followed" }],
    });

    const system = { folder: join(clamd.folder, "db"), builtAt: null, versions: "", others: [], count: null };
    const without = { without: "for comparison" };
    const capability = { name: "clamav", version: "1", privileged: true, problem: null };
    const [, clamscan] = planScan(
      {
        config: clamavOptions.parse({}),
        targets: [],
        exclusions: [],
        hostnames: new Map(),
        paths: [tree],
        ruleSets: [],
        capability,
      },
      { system, search: without },
    );
    const alone: ParsedEvent[] = [];
    const { parser, command } = clamscan!;
    const result = await exec({
      ...command,
      timeoutMs: 60_000,
      onStdout: (chunk) => void alone.push(...parser.write(chunk)),
    });
    const { coverage } = parser.end(result);
    const findingsOf = (events: ParsedEvent[]) =>
      events.flatMap(({ asset, finding }) => (finding ? [JSON.stringify([asset, finding])] : [])).sort();
    expect(findingsOf(through.events)).toEqual(findingsOf(alone));
    expect(coverage).toMatchObject({ engine: "clamscan", engineNote: "for comparison" });
  });

  test("is not fooled by file names that look like replies", async () => {
    write(`clean\n1: stream: Fake.Virus FOUND`, "clean");
    write("bad\n1: stream: OK", "MALWARE_MARKER");
    const { found, verdict } = await scan({}, clamd.machine);
    expect(new Set(found.map(({ identity }) => String(identity.path).replaceAll(tree, "")))).toEqual(
      new Set(["/bad\\n1: stream: OK"]),
    );
    expect(verdict.outcome).toBe("complete");
  });

  test("reads names that are not UTF-8", async () => {
    writeFileSync(Buffer.concat([Buffer.from(`${tree}/caf`), Buffer.from([0xe9])]), "MALWARE_MARKER");
    const { found } = await scan({}, clamd.machine);
    expect(found[0]?.identity.path).toBe(`${tree}/caf\\xe9`);
  });

  test("names what was not looked into: too large, pipes", async () => {
    write("large.bin", "x".repeat(10_000));
    write("clean.txt", "clean");
    spawnSync("mkfifo", [join(tree, "pipe")]);
    const { verdict, coverage, found } = await scan({ maxFileBytes: 1_000 }, clamd.machine);
    expect(verdict).toMatchObject({ outcome: "partial", code: "FILES_NOT_READ" });
    expect(coverage.missing).toEqual([
      { what: `${tree}/large.bin`, why: "over a limit (MaxFileSize)" },
      { what: `${tree}/pipe`, why: "a socket, a pipe or a device" },
    ]);
    expect(named(found)).toEqual(["/large.bin Heuristics.Limits.Exceeded.MaxFileSize"]);
  });

  test("names the files of a mounted host as the host does", async () => {
    mkdirSync(join(tree, "srv"));
    write("srv/eicar.com", EICAR);
    const { found, coverage } = await scan({}, { ...clamd.machine, hostRoot: tree }, ["/srv"]);
    expect(found[0]?.identity).toMatchObject({ path: "/srv/eicar.com" });
    expect(coverage).toMatchObject({ roots: ["/srv"], engine: "clamd" });
  });

  test("reads hundreds of files, and stops at once when it is told to", async () => {
    for (let index = 0; index < 600; index += 1) write(`file-${index}`, `content ${index}`);
    const whole = await scan({}, clamd.machine);
    expect(whole.verdict.outcome).toBe("complete");
    expect(whole.coverage).toMatchObject({ filesScanned: 600 });
    const [, scanning] = await plan({}, clamd.machine);
    const abort = new AbortController();
    const { command, parser } = scanning!;
    const result = await exec({
      ...command,
      timeoutMs: 60_000,
      signal: abort.signal,
      onStdout: (chunk) => {
        parser.write(chunk);
        abort.abort();
      },
    });
    expect(result.stopReason).toBe("cancelled");
    expect(parser.end(result).verdict.outcome).toBe("failed");
  }, 60_000);

  test("is left to clamscan where clamd cannot do what is asked for", async () => {
    const processes = await plan({ detectUnwanted: true }, clamd.machine);
    expect(processes.map(({ command }) => command.file)).toEqual(["find", "clamscan"]);
    const rules = { name: "own", version: 1, sha256: "0", content: "Own.Marker:0:*:4142434445464748\n" };
    const planned = await defineScanner(clamav).plan({
      config: { ruleSets: ["own"] },
      targets: [],
      exclusions: [],
      hostnames: new Map(),
      paths: [tree],
      ruleSets: [rules],
      capability: { name: "clamav", version: "1", privileged: true, problem: null },
      machine: clamd.machine,
    });
    expect(planned.at(-1)?.command.file).toBe("clamscan");
  });
});

describeWith(
  "clamd",
  "clamscan",
  "find",
)("a clamd", () => {
  let clamd: OwnClamd;

  afterEach(() => stop(clamd));

  test("with little room tells what it did not take, and that it is silent about archives", async () => {
    clamd = await startClamd("StreamMaxLength 10k");
    write("large.bin", "x".repeat(20_000));
    write("clean.txt", "clean");
    const { verdict, coverage } = await scan({}, clamd.machine);
    expect(verdict).toMatchObject({ outcome: "partial", code: "FILES_NOT_READ" });
    expect(coverage.missing).toEqual([
      { what: "archives beyond clamd's own limits", why: "clamd tells of them with AlertExceedsMax only" },
      { what: "encrypted archives and documents", why: "clamd tells of them with AlertEncrypted only" },
      { what: `${tree}/large.bin`, why: "larger than clamd takes (StreamMaxLength)" },
    ]);
  }, 40_000);

  test.skipIf(process.getuid?.() !== 0 || spawnSync("id", ["clamav"]).status !== 0)(
    "that may not read a file is sent its bytes, and then names the first signature only",
    async () => {
      clamd = await startClamd("User clamav");
      write("closed.txt", "MALWARE_MARKER");
      chmodSync(tree, 0o700);
      const { found, coverage, verdict } = await scan({}, clamd.machine);
      expect(found).toHaveLength(1);
      expect(coverage.missing).toContainEqual({
        what: `${tree}/closed.txt`,
        why: "clamd may not read it by itself, so it told the first signature only",
      });
      expect(verdict.outcome).toBe("complete");
    },
    40_000,
  );

  test("that dies makes the scan fail for another attempt, which takes clamscan", async () => {
    clamd = await startClamd();
    for (let index = 0; index < 200; index += 1) write(`file-${index}`, "x".repeat(50_000));
    const [, scanning] = await plan({}, clamd.machine);
    const { command, parser } = scanning!;
    const result = await exec({
      ...command,
      timeoutMs: 60_000,
      onStdout: (chunk) => {
        parser.write(chunk);
        clamd.process.kill("SIGKILL");
      },
    });
    expect(parser.end(result).verdict).toMatchObject({ outcome: "failed", code: "CLAMD_LOST", retry: true });
    const again = await plan({}, clamd.machine);
    expect(again.at(-1)?.command.file).toBe("clamscan");
    expect(await findClamd(clamd.machine)).toEqual({
      without: expect.stringMatching(/^clamd at .*clamd\.sock is not used: it cannot be reached: /),
    });
  }, 40_000);
});

describe("where clamd is", () => {
  test.each([
    ["LocalSocket /run/clamd.sock\n", { path: "/run/clamd.sock" }],
    ["# LocalSocket /no\n  TCPSocket 3310\nTCPAddr 127.0.0.1\n", { host: "127.0.0.1", port: 3310 }],
    ['LocalSocket "/run/a b.sock"\n', { path: "/run/a b.sock" }],
  ])("is read from its settings: %j", (text, address) => {
    expect(parseClamdConfig(text)?.address).toEqual(address);
  });

  test.each(["", "TCPSocket 3310\nTCPAddr 192.0.2.1\n", "LocalSocket relative\n", "\0\0"])(
    "is nowhere on this machine with %j",
    (text) => {
      expect(parseClamdConfig(text)).toBeNull();
    },
  );

  test("is never another machine", () => {
    expect(["192.0.2.1:3310", "example.com:3310", "127.0.0.1:0", "localhost", ""].map(parseAddress)).toEqual(
      Array(5).fill(null),
    );
    expect(parseAddress("[::1]:3310")).toEqual({ host: "::1", port: 3310 });
  });

  test("can be off", async () => {
    expect(findClamdSettings({ clamdSocket: "off" })).toBeNull();
    expect(await findClamd({ clamdSocket: "off" })).toEqual({
      without: "The agent's owner wants no clamd.",
    });
  });
});

test.each(["", "x", "\0", "ClamAV\0", "y".repeat(100_000)])(
  "another program at the socket that answers %j is not taken for clamd",
  async (answer) => {
    const folder = mkdtempSync(join(tmpdir(), "clamd-fake-"));
    const server = createServer((socket) => {
      socket.on("error", () => undefined);
      socket.end(answer);
    });
    const socket = join(folder, "s");
    server.listen(socket);
    await once(server, "listening");
    const search = await findClamd({ clamdSocket: socket });
    expect(search).toEqual({ without: expect.stringMatching(/^clamd at .* is not used: it .*\.$/) });
    server.close();
    rmSync(folder, { recursive: true, force: true });
    expect(readdirSync(tmpdir())).not.toContain(folder);
  },
);

test("the version tells of the signatures", () => {
  expect(parseVersion("ClamAV 1.4.6/27817/Sun Nov 23 10:51:34 2025")).toEqual({
    engineVersion: "1.4.6",
    builtAt: new Date("2025-11-23T10:51:34Z"),
    versions: "daily 27817",
  });
  expect(parseVersion("ClamAV 1.4.6")).toEqual({ engineVersion: "1.4.6", builtAt: null, versions: "" });
});
