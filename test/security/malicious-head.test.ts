import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Answer, lease, ScriptedHead } from "../../agent/fixtures/scripted-head.ts";
import { findProgram } from "../../agent/program.ts";

const MIB = 1024 * 1024;
const program = fileURLToPath(new URL("../../agent/main.ts", import.meta.url));
const isThere = (...names: string[]) =>
  process.env.CI === "true" || names.every((name) => findProgram(name) !== null);

/** A head that does all it can to have one real agent do what its owner does not allow. */
const head = new ScriptedHead();
let agent: ChildProcess;
let folder: string;
let policyFile: string;
/** Where scans must never come; addresses that no case may reach. */
const canaries: Server[] = [];
let touched = 0;
const touch = () => {
  touched += 1;
};
let allowedPort: number;
let tried = 0;
const ids = (function* () {
  for (let number = 1; ; number += 1) yield `case-${number}`;
})();

const days = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"];
const anotherDay = days[(new Date().getUTCDay() + 2) % 7];

function policy(): Record<string, unknown> {
  return {
    allow: {
      networks: ["127.0.0.2", "127.0.0.4-127.0.0.5"],
      names: ["localhost", "*.example.org"],
      paths: [join(folder, "allowed")],
      interfaces: ["dummy9"],
    },
    deny: {
      networks: ["127.0.0.4"],
      names: ["secret.example.org"],
      paths: [join(folder, "allowed/keys")],
    },
    scanners: ["nmap", "yara", "clamav", "suricata"],
    options: {
      nmap: {
        timing: 4,
        ports: "1-65535",
        protocol: ["TCP"],
        scripts: [],
        osDetection: [false],
        serviceDetection: [false],
      },
      yara: { ruleSets: ["own"], timeoutSeconds: 60 },
      clamav: { maxFileBytes: MIB },
      suricata: { mode: ["PCAP"] },
    },
    packetsPerSecond: 1_000_000,
  };
}

const writePolicy = (content: unknown) => writeFileSync(policyFile, JSON.stringify(content), { mode: 0o644 });

async function listen(address: string, onConnection: () => void): Promise<number> {
  const server = createServer((socket) => {
    onConnection();
    socket.destroy();
  });
  canaries.push(server);
  server.listen(0, address);
  await once(server, "listening");
  const place = server.address();
  return typeof place === "object" && place !== null ? place.port : 0;
}

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "malicious-head-")));
  for (const name of ["allowed/keys", "allowed/www", "outside"])
    mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, "outside/file"), "outside");
  symlinkSync(join(folder, "outside"), join(folder, "allowed/link"));
  symlinkSync("link", join(folder, "allowed/link-to-link"));
  symlinkSync("../outside/file", join(folder, "allowed/file-link"));
  symlinkSync("keys", join(folder, "allowed/keys-link"));
  symlinkSync("/", join(folder, "allowed/root"));
  policyFile = join(folder, "policy.yaml");
  writePolicy(policy());
  for (const address of ["127.0.0.1", "127.0.0.3", "127.0.0.4"]) await listen(address, touch);
  allowedPort = await listen("127.0.0.2", () => undefined);
  head.heartbeatSeconds = 0.2;
  agent = spawn(process.execPath, [program], {
    env: {
      PATH: process.env.PATH,
      HEAD_URL: await head.start(),
      ENROLLMENT_TOKEN: "t",
      AGENT_IDENTITY: "malicious-head/agent",
      AGENT_SPOOL_DIR: join(folder, "spool"),
      AGENT_POLICY_FILE: policyFile,
      AGENT_SLOTS: "8",
      LOG_LEVEL: "silent",
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  await head.seen("Heartbeat");
});

afterAll(async () => {
  agent.kill("SIGTERM");
  await once(agent, "exit");
  await head.stop();
  for (const server of canaries) server.close();
  rmSync(folder, { recursive: true, force: true });
  process.stdout.write(`a malicious head tried ${tried} times\n`);
});

const newId = () => ids.next().value;
const endOf = (id: string) => head.seen("FailAssignment", ({ assignmentId }) => assignmentId === id);
const said = (id: string) =>
  head.calls.filter(
    ({ operation, input }) => operation !== "Heartbeat" && JSON.stringify(input).includes(`"${id}"`),
  );

/** Hands out an assignment and expects that it ends without a command, as the policy's own word or as no assignment at all. */
async function expectRefused(rest: Record<string, unknown>, end: Record<string, unknown>): Promise<void> {
  tried += 1;
  const id = newId();
  head.queue.push(lease(id, { scanner: "nmap", config: {}, ...rest }));
  const { input } = await endOf(id);
  expect(input).toMatchObject({ ...end, command: [], eventCount: 0 });
  expect(input.message).toMatch(/^.+\.$/s);
  expect(said(id).map(({ operation }) => operation)).toEqual(["FailAssignment"]);
}

const REFUSED = { result: "REFUSED", code: "POLICY_REFUSED", retry: false };
const INVALID = { result: "FAILED", retry: false };

describe.skipIf(!isThere("nmap"))("a malicious head", () => {
  test.each([
    [["127.0.0.1"]],
    [["127.0.0.3", "127.0.0.4"]],
    [["127.0.0.4"]],
    [["127.0.0.2-127.0.0.5"]],
    [["127.0.0.2-127.0.0.6"]],
    [["127.0.0.0/8"]],
    [["0.0.0.0/0"]],
    [["::/0"]],
    [["::/80"]],
    [["::1"]],
    [["::ffff:127.0.0.1"]],
    [["::ffff:127.0.0.4"]],
    [["::ffff:7f00:1"]],
    [["127.0.0.2", "127.0.0.3", "169.254.169.254"]],
    [["10.0.0.0/8"]],
    [["localhost"]],
    [["LOCALHOST"]],
    [["127.0.0.2", "localhost"]],
    [["evil.test"]],
    [["example.org"]],
    [["secret.example.org"]],
    [["Secret.Example.ORG."]],
    [["evil-example.org"]],
    [["localhost.evil.test"]],
  ])("gets no scan of %j", async (targets) => {
    await expectRefused({ targets }, REFUSED);
  });

  test.each([
    ["127.1"],
    ["2130706433"],
    ["0x7f000001"],
    ["0177.0.0.1"],
    ["127.0.0.01"],
    ["127.0.0.1%lo"],
    ["127.0.0.1:22"],
    ["127.0.0.*"],
    ["127.0.0.1,3"],
    ["127.0.0.2/33"],
    ["127.0.0.5-127.0.0.2"],
    ["-iL/etc/passwd"],
    ["@/etc/hosts"],
    ["127.0.0.2\n127.0.0.3"],
    ["127.0.0.2 127.0.0.3"],
    ["127.0.0.2\0"],
    ["file:///etc/passwd"],
    ["１２７.0.0.1"],
    [""],
  ])("gets no scan of %j, which is no address", async (target) => {
    await expectRefused({ targets: ["127.0.0.2", target] }, { ...INVALID, code: "TARGET_INVALID" });
  });

  test.each([
    [{ timing: 5 }],
    [{ scripts: ["VULN"] }],
    [{ scripts: ["DEFAULT", "DISCOVERY"] }],
    [{ osDetection: true }],
    [{ serviceDetection: true }],
    [{ protocol: "UDP" }],
    [{ topPorts: 10 }],
  ])("gets no scan with %j", async (config) => {
    await expectRefused({ targets: ["127.0.0.2"], config }, REFUSED);
  });

  test.each([
    [{ policy: { allow: { networks: ["0.0.0.0/0"] } } }],
    [{ args: ["-oN", "/tmp/x"] }],
    [{ timing: "5" }],
    [{ ports: "22 -oN /tmp/x" }],
    [{ scripts: ["/etc/passwd"] }],
    [[]],
    [null],
    ["-oN"],
    [JSON.parse('{"__proto__": {"timing": 5}}')],
    [{ constructor: { prototype: { timing: 5 } } }],
  ])("gets no scan with the config %j, which is none", async (config) => {
    await expectRefused({ targets: ["127.0.0.2"], config }, { ...INVALID, code: "CONFIG_INVALID" });
  });

  test("gets no scanner that the owner did not allow, nor one that there is not", async () => {
    await expectRefused({ scanner: "lynis", targets: [] }, REFUSED);
    await Promise.all(
      ["sh", "../nmap", "/bin/sh", "__proto__", "constructor", "toString", "NMAP", "nmap ", ""].map(
        (scanner) =>
          expectRefused({ scanner, targets: ["127.0.0.2"] }, { ...INVALID, code: "SCANNER_UNKNOWN" }),
      ),
    );
  });

  test.skipIf(!isThere("yara", "clamscan")).each(["yara", "clamav"])(
    "gets no file read by %s outside of the owner's",
    async (scanner) => {
      const config = scanner === "yara" ? { ruleSets: ["own"] } : {};
      const outside = [
        "outside",
        "allowed/link",
        "allowed/link-to-link",
        "allowed/file-link",
        "allowed/keys",
        "allowed/keys-link",
      ];
      const around = [
        "allowed",
        "allowed/.",
        "allowed/www/..",
        "allowed/root",
        "allowed/root/etc",
        "allowed/../outside",
        ".",
      ];
      const paths = [...outside, ...around].map((path) => `${folder}/${path}`);
      await Promise.all(
        [...paths, "/", "/etc", "/etc/passwd", "/proc/self/root/etc", "//etc"].map((path) =>
          expectRefused({ scanner, targets: [path], config }, REFUSED),
        ),
      );
      await Promise.all(
        ["etc", "-r", "../../etc", "", `${folder}/allowed\0`].map((path) =>
          expectRefused({ scanner, targets: [path], config }, { ...INVALID, code: "TARGET_INVALID" }),
        ),
      );
    },
  );

  test.skipIf(!isThere("suricata"))(
    "gets no capture, no sensor's records and no file of packets that the owner did not allow",
    async () => {
      for (const config of [
        { mode: "LIVE", interface: "lo", records: ["DNS"] },
        { mode: "LIVE", interface: "eth0", records: ["DNS"] },
        { mode: "LIVE", interface: "dummy9", records: ["DNS"] },
        { mode: "PCAP", pcap: join(folder, "outside/file"), records: ["DNS"] },
        { mode: "PCAP", pcap: join(folder, "allowed/file-link"), records: ["DNS"] },
        { mode: "PCAP", pcap: "/etc/passwd", records: ["DNS"] },
        { mode: "FOLLOW", eve: "/etc/passwd" },
      ])
        await expectRefused({ scanner: "suricata", targets: [], config }, REFUSED);
    },
  );

  test("is ignored where what it sends is no assignment", async () => {
    const good = (rest: object) => ({
      ...lease(newId(), { scanner: "nmap", targets: ["127.0.0.3"] }),
      ...rest,
    });
    const { id: _id, ...withoutId } = good({});
    const malformed: unknown[] = [
      null,
      7,
      "x",
      [],
      [[]],
      {},
      true,
      withoutId,
      ...[null, 7, {}, [], "", "x".repeat(5_000)].map((id) => good({ id })),
      ...[null, "1", 0, -1, 1.5, 1e99, {}].map((attempt) => good({ attempt })),
      ...[null, 7, {}, [], "x".repeat(1_000)].map((scanner) => good({ scanner })),
      ...[null, "127.0.0.3", 7, {}, [7], [null], [["127.0.0.3"]], [{}]].map((targets) => good({ targets })),
      ...[null, "127.0.0.3", { length: 1 }].map((exclusions) => good({ exclusions })),
      ...[null, "x", [7], Array(1_000).fill("x")].map((ruleSetIds) => good({ ruleSetIds })),
      ...[null, "60", 0, -1, 1e99, {}].map((maxRunSeconds) => good({ maxRunSeconds })),
      good({ targets: Array(200_000).fill("127.0.0.3") }),
      good({ targets: ["1".repeat(3 * MIB)] }),
    ];
    tried += malformed.length;
    const after = newId();
    answerOnce({
      assignments: [...malformed, lease(after, { scanner: "nmap", targets: ["127.0.0.3"], config: {} })],
    });
    // What comes with them, and is one, is answered.
    expect((await endOf(after)).input).toMatchObject(REFUSED);
    const malformedIds = malformed.map((one) => (one as { id?: unknown } | null)?.id);
    for (const { operation, input } of head.calls)
      if (operation !== "Heartbeat") expect(malformedIds).not.toContain(input["assignmentId"] ?? "none");
    expect(head.of("SubmitEvents")).toEqual([]);
  });

  test("leaves no file outside of the agent's own by an id that is a path", async () => {
    for (const id of [
      "../../../../tmp/x",
      "/etc/cron.d/x",
      "a/b",
      "a\0b",
      "..",
      ".",
      "%2e%2e",
      "x\n",
      "-rf",
      "con.1",
    ]) {
      tried += 1;
      const after = newId();
      answerOnce({
        assignments: [
          lease(id, { scanner: "nmap", targets: ["127.0.0.3"] }),
          lease(after, { scanner: "nmap", targets: ["127.0.0.3"] }),
        ],
      });
      expect((await endOf(after)).input).toMatchObject(REFUSED);
    }
  });

  test("is outlived when its answers are none, or too long", async () => {
    const assignments: unknown[] = [];
    const answers: unknown[] = [
      ...[null, 7, "x", [], {}].map((heartbeat) => ({ heartbeat })),
      ...[null, {}, "x", 7].map((wrong) => ({ heartbeat: { ...usual(), assignments: wrong } })),
      ...[null, "x", [7], {}].map((wrong) => ({ heartbeat: { ...usual(), cancelled: wrong } })),
      ...[null, "x", [7], {}].map((wrong) => ({ heartbeat: { ...usual(), lost: wrong } })),
      ...[null, "x", 0, -1, 1e12].map((wrong) => ({ heartbeat: { ...usual(), heartbeatSeconds: wrong } })),
      {
        heartbeat: {
          ...usual(),
          assignments: [lease("long", { scanner: "nmap", config: { ports: "1".repeat(50 * MIB) } })],
        },
      },
      {
        heartbeat: {
          ...usual(),
          cancelled: ["unknown", "__proto__", ""],
          lost: ["unknown", "../x"],
          assignments,
        },
      },
    ];
    for (const answer of answers) {
      tried += 1;
      const beats = head.of("Heartbeat").length;
      sendOnce(answer as Answer);
      await expect.poll(() => head.of("Heartbeat").length, { timeout: 20_000 }).toBeGreaterThan(beats + 1);
    }
    expect(agent.exitCode).toBeNull();
  }, 120_000);

  test("widens no policy, whatever it sends along", async () => {
    const everything = { allow: { networks: ["0.0.0.0/0", "::/0"], paths: ["/"], interfaces: ["*"] } };
    const wide = {
      policy: everything,
      policyFile: "/dev/null",
      allow: everything.allow,
      deny: {},
      scanners: null,
      force: true,
    };
    const id = newId();
    tried += 3;
    sendOnce({
      policy: everything,
      heartbeat: {
        ...usual(),
        ...wide,
        assignments: [{ ...lease(id, { scanner: "nmap", targets: ["127.0.0.3"], config: {} }), ...wide }],
      },
    });
    expect((await endOf(id)).input).toMatchObject(REFUSED);
    // A new session does not either.
    head.script = ({ operation }) => {
      if (operation === "Heartbeat") head.script = registerWide;
      return operation === "Heartbeat" ? { error: "UNAUTHENTICATED" } : undefined;
    };
    const registerWide: ScriptedHead["script"] = ({ operation }) => {
      if (operation !== "RegisterAgent") return undefined;
      head.script = () => undefined;
      const session = { agentId: "agent-1", sessionToken: "wide", heartbeatSeconds: 0.2, leaseSeconds: 90 };
      return { registerAgent: { ...session, ...wide } };
    };
    await expect.poll(() => head.calls.at(-1)?.authorization, { timeout: 60_000 }).toBe("Bearer wide");
    head.wakeUp();
    await expectRefused({ targets: ["127.0.0.3"] }, REFUSED);
    expect((await head.seen("RegisterAgent")).input.policy).toMatchObject({
      deny: { networks: ["127.0.0.4"] },
    });
  });

  test("gets nothing outside of the owner's hours, nor while the policy can't be trusted", async () => {
    writePolicy({
      ...policy(),
      hours: { timeZone: "UTC", open: [{ days: [anotherDay], from: "00:00", to: "00:00" }] },
    });
    for (const targets of [["127.0.0.2"], ["127.0.0.3"]]) {
      tried += 1;
      const id = newId();
      answerOnce({ assignments: [lease(id, { scanner: "nmap", targets, config: {} })] });
      expect((await endOf(id)).input).toMatchObject({
        result: "FAILED",
        code: "OUTSIDE_HOURS",
        retry: true,
        command: [],
      });
    }
    writeFileSync(policyFile, "allow: everything");
    const id = newId();
    tried += 1;
    answerOnce({ assignments: [lease(id, { scanner: "nmap", targets: ["127.0.0.2"], config: {} })] });
    expect((await endOf(id)).input).toMatchObject({ result: "REFUSED", code: "POLICY_INVALID", command: [] });
    writePolicy(policy());
  });

  test("has reached nothing forbidden, and the agent still does what it may", async () => {
    const id = newId();
    head.queue.push(
      lease(id, {
        scanner: "nmap",
        targets: ["127.0.0.2"],
        config: { ports: String(allowedPort), hostDiscovery: false },
      }),
    );
    const { input } = await head.seen("CompleteAssignment", ({ assignmentId }) => assignmentId === id);
    expect(JSON.stringify(input.command)).toContain("--max-rate");
    expect(JSON.stringify(head.events(id))).toContain(String(allowedPort));
    expect(touched).toBe(0);
    expect(head.of("CompleteAssignment")).toHaveLength(1);
    expect(tried).toBeGreaterThan(150);
  });
});

const usual = () => ({ assignments: [] as unknown[], cancelled: [], lost: [], heartbeatSeconds: 0.2 });

/** The next heartbeat gets this, whatever the agent's free slots. */
function answerOnce(part: Partial<ReturnType<typeof usual>>): void {
  sendOnce({ heartbeat: { ...usual(), ...part } });
}

function sendOnce(answer: Answer): void {
  head.script = ({ operation }) => {
    if (operation !== "Heartbeat") return undefined;
    head.script = () => undefined;
    return answer;
  };
}
