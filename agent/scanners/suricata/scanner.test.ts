import { createSocket } from "node:dgram";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { describeWith } from "../../../test/support/tools.ts";
import { exec } from "../../exec.ts";
import type { ParsedEvent } from "../../finding.ts";
import { defineScanner, type MachineSettings, type RuleSet } from "../../scanner.ts";
import { detectSuricata } from "./detect.ts";
import { knownPackets, pcap } from "./fixtures/packets.ts";
import { suricata } from "./scanner.ts";

const DEMO: RuleSet = {
  name: "demo",
  version: 1,
  sha256: "0".repeat(64),
  content: readFileSync(new URL("./fixtures/demo.rules", import.meta.url), "utf8"),
};

let directory: string;
const file = (name: string) => join(directory, name);

async function scan(
  config: { pcap?: string; [option: string]: unknown },
  ruleSets = [DEMO],
  onLine?: () => void,
  machine: MachineSettings = {},
) {
  const [planned] = await defineScanner(suricata).plan({
    config: { ruleSets: ruleSets.map(({ name }) => name), ...config },
    targets: [],
    exclusions: [],
    hostnames: new Map(),
    paths: config.pcap ? [config.pcap] : [],
    ruleSets,
    capability: await detectSuricata(),
    machine,
  });
  if (!planned) throw new Error("nothing planned");
  const { command, parser, files, outputFile } = planned;
  const events: ParsedEvent[] = [];
  let text = "";
  const result = await exec({
    ...command,
    files,
    outputFile,
    timeoutMs: 60_000,
    onStdout: (chunk) => {
      events.push(...parser.write(chunk));
      text += chunk.toString("latin1");
      if (text.includes("Engine started")) onLine?.();
    },
  });
  const end = parser.end(result);
  events.push(...end.events);
  return { ...end, events, found: found(events) };
}

function found(events: ParsedEvent[]): string[] {
  const totals = new Map<string, number>();
  for (const { finding, asset, data } of events) {
    if (finding && asset.kind === "HOST")
      totals.set(
        `${finding.title} ${String(data.source)} > ${asset.address} ${finding.location}`,
        Number(data.count),
      );
  }
  return [...totals].map(([alert, count]) => `${alert} x${count}`).sort();
}

describeWith("suricata")("a real suricata", () => {
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), "suricata-test-"));
    writeFileSync(file("known.pcap"), pcap(knownPackets));
    writeFileSync(file("cut.pcap"), pcap(knownPackets).subarray(0, -20));
    writeFileSync(file("harmless.pcap"), pcap(knownPackets.slice(4, 5)));
    writeFileSync(file("text.pcap"), "this is no file of packets");
    writeFileSync(file("empty.pcap"), pcap([]));
  });

  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  test("finds exactly the known alerts in a file of packets", async () => {
    const { found, verdict, coverage } = await scan({ mode: "PCAP", pcap: file("known.pcap") });
    expect(found).toEqual([
      "DEMO chat connection 192.168.1.9 > 192.168.1.9 198.51.100.2:6667/tcp x1",
      "DEMO evil payload 203.0.113.7 > 192.168.1.5 192.168.1.5:53/udp x3",
      "DEMO evil payload 203.0.113.8 > 192.168.1.5 192.168.1.5:53/udp x1",
      "DEMO ping 10.0.0.1 > 10.0.0.2 10.0.0.2/icmp x1",
    ]);
    expect(verdict).toEqual({ outcome: "complete", code: "COMPLETE", message: "" });
    expect(coverage).toMatchObject({ packets: 8, rulesLoaded: 3, rulesFailed: 0, alerts: 6, missing: [] });
  });

  test("uses the owner's own rules, also alone, and measures them", async () => {
    const own = mkdtempSync(join(tmpdir(), "suricata-own-"));
    const rules = join(own, "own.rules");
    writeFileSync(rules, DEMO.content);
    const machine = { signaturePaths: [own] };
    const pcap = { mode: "PCAP", pcap: file("known.pcap") };
    const { found, coverage } = await scan(pcap, [], undefined, machine);
    expect(found).toHaveLength(4);
    expect(coverage.ruleSets).toMatchObject([{ name: rules, version: 0 }]);
    expect(await detectSuricata(machine)).toMatchObject({
      problem: null,
      signatureCount: 3,
      signaturesAt: new Date(statSync(rules).mtimeMs).toISOString(),
    });
    await expect(scan(pcap, [])).rejects.toThrow("suricata needs at least one rule set, or records to keep.");
    writeFileSync(rules, "alert ip any any -> any any (lua:run.lua; sid:1;)");
    await expect(scan(pcap, [], undefined, machine)).rejects.toThrow("uses lua");
    expect((await detectSuricata(machine)).problem).toContain("line 1 uses lua");
    rmSync(own, { recursive: true });
    expect((await detectSuricata(machine)).problem).toContain(`names ${own}, which cannot be read`);
  });

  test("says complete, with nothing found, for harmless packets", async () => {
    const { found, verdict } = await scan({ mode: "PCAP", pcap: file("harmless.pcap") });
    expect({ found, outcome: verdict.outcome }).toEqual({ found: [], outcome: "complete" });
  });

  test("keeps what a cut file of packets holds, as a part", async () => {
    const { found, verdict } = await scan({ mode: "PCAP", pcap: file("cut.pcap") });
    expect(verdict).toMatchObject({ outcome: "partial", code: "PCAP_TRUNCATED" });
    expect(found).toHaveLength(4);
  });

  test("fails at once for files that hold no packets", async () => {
    await expect(scan({ mode: "PCAP", pcap: file("text.pcap") })).rejects.toThrow("is not a file of packets");
    await expect(scan({ mode: "PCAP", pcap: file("empty.pcap") })).rejects.toThrow("holds no packet");
    await expect(scan({ mode: "PCAP", pcap: file("absent.pcap") })).rejects.toThrow("cannot be read");
    await expect(scan({ mode: "PCAP", pcap: directory })).rejects.toThrow("no regular file");
  });

  test("names rules that it refuses, and fails when there is no other", async () => {
    const bad = "alert udp any any -> any any (nonsense; sid:9;)\n";
    const some = await scan({ mode: "PCAP", pcap: file("known.pcap") }, [
      { ...DEMO, content: DEMO.content + bad },
    ]);
    expect(some.verdict).toMatchObject({ outcome: "partial", code: "RULES_FAILED" });
    expect(some.found).toHaveLength(4);
    expect(some.coverage.missing).toContainEqual({
      what: "the rule at line 5 of demo",
      why: "unknown rule keyword 'nonsense'.",
    });
    const none = await scan({ mode: "PCAP", pcap: file("known.pcap") }, [{ ...DEMO, content: bad }]);
    expect(none.verdict).toMatchObject({ outcome: "failed", code: "RULES_INVALID" });
  });

  test("takes several rule sets and other records, without any rules too", async () => {
    const other = {
      ...DEMO,
      name: "other",
      content: 'alert dns any any -> any any (msg:"DNS seen"; sid:7;)\n',
    };
    const both = await scan({ mode: "PCAP", pcap: file("known.pcap"), records: ["DNS"] }, [DEMO, other]);
    expect(both.coverage).toMatchObject({ rulesLoaded: 4, ruleSets: [{ name: "demo" }, { name: "other" }] });
    expect(both.events.filter(({ type }) => type === "dns")).toHaveLength(1);
    const none = await scan({ mode: "PCAP", pcap: file("known.pcap"), records: ["DNS"] }, []);
    expect(none.verdict.outcome).toBe("complete");
    expect(none.events.map(({ type }) => type)).toEqual(["dns"]);
  });

  test("captures from an interface, and stops by itself", async ({ skip }) => {
    if (!(await detectSuricata()).privileged) return skip("needs CAP_NET_RAW");
    const socket = createSocket("udp4");
    let isSent = false;
    const send = () => {
      if (isSent) return;
      isSent = true;
      socket.send("a live EVILPAYLOAD", 18_553, "127.0.0.1");
    };
    const { found, verdict, coverage } = await scan(
      { mode: "LIVE", interface: "lo", seconds: 4 },
      [DEMO],
      send,
    );
    socket.close();
    expect(
      found.some((alert) => alert.startsWith("DEMO evil payload 127.0.0.1 > 127.0.0.1 127.0.0.1:18553/udp")),
    ).toBe(true);
    expect(verdict.outcome === "complete" || verdict.code === "PACKETS_DROPPED").toBe(true);
    expect(coverage).toMatchObject({ mode: "LIVE", from: "lo", seconds: 4, rulesLoaded: 3 });
  });

  test("is measured with its version", async () => {
    expect(await detectSuricata()).toEqual({
      name: "suricata",
      version: expect.stringMatching(/^\d+\.\d+/),
      privileged: expect.any(Boolean),
      problem: null,
    });
  });
});

describe("planning", () => {
  const plan = (config: object, privileged = true) =>
    defineScanner(suricata).plan({
      config,
      targets: [],
      exclusions: [],
      hostnames: new Map(),
      paths: [],
      ruleSets: [DEMO],
      capability: { name: "suricata", version: "7.0.10", privileged, problem: null },
    });

  test("needs raw sockets for a capture, the rule sets of the config, and the one file that was allowed", async () => {
    await expect(plan({ mode: "LIVE", interface: "lo", ruleSets: ["demo"] }, false)).rejects.toThrow(
      "CAP_NET_RAW",
    );
    await expect(plan({ mode: "LIVE", interface: "lo", ruleSets: ["absent"] })).rejects.toThrow(
      "absent did not arrive",
    );
    await expect(plan({ mode: "PCAP", pcap: "/x.pcap", ruleSets: ["demo"] })).rejects.toThrow(
      "exactly one file",
    );
  });
});

test("detecting suricata says that it is not installed", async () => {
  expect(await detectSuricata({}, "no-such-suricata")).toEqual({
    name: "suricata",
    version: "",
    privileged: false,
    problem: "no-such-suricata is not installed.",
  });
});
