import { type AddressInfo, createServer, type Server } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseRange } from "../../addresses.ts";
import { exec } from "../../exec.ts";
import type { ParsedEvent } from "../../finding.ts";
import { findProgram } from "../../program.ts";
import { mayOpenRawSockets } from "../../raw-sockets.ts";
import { defineScanner } from "../../scanner.ts";
import { detectNmap } from "./detect.ts";
import { nmap } from "./scanner.ts";

const isMissing = findProgram("nmap") === null;
if (isMissing && process.env.CI === "true") throw new Error("nmap is missing");
if (isMissing) process.stderr.write("nmap is missing: its tests with the real tool are skipped\n");

const servers: Server[] = [];

async function listen(host: string): Promise<number> {
  const server = createServer((socket) => socket.on("error", () => undefined).end("hello\r\n"));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  return (server.address() as AddressInfo).port;
}

async function scan(config: unknown, targets: string[], privileged: boolean) {
  const capability = { ...(await detectNmap()), privileged };
  const ranges = targets.map((target) => parseRange(target)!);
  const events: ParsedEvent[] = [];
  const ends = [];
  for (const { command, parser, artifact } of await defineScanner(nmap).plan({
    config,
    targets: ranges,
    exclusions: [],
    paths: [],
    ruleSets: [],
    hostnames: new Map(),
    capability,
  })) {
    const result = await exec({
      ...command,
      timeoutMs: 60_000,
      onStdout: (chunk) => void events.push(...parser.write(chunk)),
    });
    const end = parser.end(result);
    events.push(...end.events);
    ends.push({
      artifact: artifact.name,
      verdict: end.verdict,
      coverage: end.coverage,
      progress: parser.progress().fraction,
    });
  }
  const open = events.flatMap(({ finding, asset }) =>
    finding?.category === "open-port" && asset.kind === "HOST"
      ? [`${asset.address} ${finding.location}`]
      : [],
  );
  return { open, ends };
}

describe.skipIf(isMissing)("a real nmap", () => {
  let ports: number[];
  let closedPort: number;
  let portOnSix: number | null;

  beforeAll(async () => {
    closedPort = await listen("127.0.0.1");
    await new Promise((resolve) => servers.pop()?.close(resolve));
    ports = (await Promise.all([listen("127.0.0.1"), listen("127.0.0.1"), listen("127.0.0.1")])).sort(
      (a, b) => a - b,
    );
    portOnSix = await listen("::1").catch(() => null);
  });

  afterAll(() => {
    for (const server of servers) server.close();
  });

  test.each([
    ["as it is measured to be allowed", mayOpenRawSockets()],
    ["without raw sockets", false],
  ])("finds exactly the ports that are open, %s", async (_, privileged) => {
    const { open, ends } = await scan(
      { ports: [...ports, closedPort].join(","), serviceDetection: false },
      ["127.0.0.1"],
      privileged,
    );
    expect(open).toEqual(ports.map((port) => `127.0.0.1 ${port}/tcp`));
    expect(ends).toMatchObject([
      {
        artifact: "nmap.xml",
        verdict: { outcome: "complete" },
        coverage: { mode: privileged ? "syn" : "connect", hostsUp: ["127.0.0.1"] },
        progress: 1,
      },
    ]);
  });

  test("runs a process for each address family", async ({ skip }) => {
    if (portOnSix === null) return skip("this machine has no IPv6 loopback");
    const { open, ends } = await scan(
      { ports: `${ports[0]},${portOnSix}`, serviceDetection: false },
      ["127.0.0.1", "::1"],
      mayOpenRawSockets(),
    );
    expect(open).toEqual(expect.arrayContaining([`127.0.0.1 ${ports[0]}/tcp`, `::1 ${portOnSix}/tcp`]));
    expect(ends).toMatchObject([
      { artifact: "nmap-ipv4.xml", verdict: { outcome: "complete" } },
      { artifact: "nmap-ipv6.xml", verdict: { outcome: "complete" } },
    ]);
  });

  test("takes the script profiles it is given", async () => {
    const { ends } = await scan(
      { ports: String(ports[0]), serviceDetection: false, scripts: ["DEFAULT", "DISCOVERY", "VULN"] },
      ["127.0.0.1"],
      mayOpenRawSockets(),
    );
    expect(ends).toMatchObject([{ verdict: { outcome: "complete" } }]);
  });

  test("is measured with its version", async () => {
    expect(await detectNmap()).toEqual({
      name: "nmap",
      version: expect.stringMatching(/^\d+\.\d+/),
      privileged: mayOpenRawSockets(),
      problem: null,
    });
  });
});

describe("detecting nmap", () => {
  test("says that it is not installed", async () => {
    expect(await detectNmap("no-such-nmap")).toEqual({
      name: "nmap",
      version: "",
      privileged: false,
      problem: "no-such-nmap is not installed.",
    });
  });

  test.each([
    ["root with the capability", "CapEff:\t000001ffffffffff", 0, true],
    ["root in a container without it", "CapEff:\t00000000a80405fb", 0, false],
    ["a user", "CapEff:\t0000000000000000\nCapAmb:\t0000000000000000", 1000, false],
    ["a user with the ambient capability", "CapAmb:\t0000000000002000", 1000, true],
    ["root without /proc", "", 0, true],
    ["a user without /proc", "", 501, false],
  ])("knows what %s may do", (_, status, userId, expected) => {
    expect(mayOpenRawSockets(status, userId)).toBe(expected);
  });
});
