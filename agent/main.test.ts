import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { startDnsServer } from "./fixtures/dns-server.ts";
import { ScriptedHead } from "./fixtures/scripted-head.ts";
import { spoolPath } from "./fixtures/spool-path.ts";

const program = fileURLToPath(new URL("./main.ts", import.meta.url));

function start(env: Record<string, string>) {
  const child = spawn(process.execPath, [program], {
    env: { PATH: process.env.PATH, ENROLLMENT_TOKEN: "t", AGENT_IDENTITY: "m/a", ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return { child, stderr: text(child.stderr), exit: once(child, "exit") };
}

test("a second agent with the same spool directory ends with one sentence; a killed one is succeeded", async () => {
  const head = new ScriptedHead();
  const env = { HEAD_URL: await head.start(), AGENT_SPOOL_DIR: spoolPath() };
  onTestFinished(() => head.stop());
  const first = start(env);
  await head.seen("Heartbeat");
  const second = start(env);
  expect(await second.exit).toEqual([1, null]);
  expect(await second.stderr).toBe(
    `The spool directory ${env.AGENT_SPOOL_DIR} belongs to the agent with process id ${first.child.pid}, which is running: give each agent a directory of its own with AGENT_SPOOL_DIR.\n`,
  );

  first.child.kill("SIGKILL");
  await first.exit;
  const third = start(env);
  await expect.poll(() => head.of("RegisterAgent").length, { timeout: 10_000 }).toBe(2);
  const ids = head.of("RegisterAgent").map(({ input }) => input.spoolId);
  expect(ids[0]).toBe(ids[1]);
  third.child.kill("SIGTERM");
  expect(await third.exit).toEqual([0, null]);
  expect(readdirSync(join(env.AGENT_SPOOL_DIR, "run"))).toEqual([]);
});

test("an agent without an address finds its head by DNS, asks until it does, and says so", async () => {
  const head = new ScriptedHead();
  const port = Number(new URL(await head.start()).port);
  onTestFinished(() => head.stop());
  const dns = await startDnsServer(() => []);
  onTestFinished(() => dns.stop());
  const agent = start({
    AGENT_DISCOVERY_DOMAIN: "localhost",
    AGENT_DNS_SERVER: dns.address,
    AGENT_SPOOL_DIR: spoolPath(),
  });
  await expect.poll(() => dns.asked.length, { timeout: 10_000 }).toBeGreaterThan(0);
  dns.answer = () => [
    { priority: 1, weight: 0, port: 1, target: "elsewhere.example" }, // not in the domain that was asked
    { priority: 2, weight: 0, port, target: "localhost" },
  ];
  const { input } = await head.seen("RegisterAgent");
  expect(input).toMatchObject({ headFoundBy: "DNS _ai-defend._tcp.localhost" });
  expect(dns.asked).toContain("_ai-defend._tcp.localhost");
  agent.child.kill("SIGTERM");
  expect(await agent.exit).toEqual([0, null]);
});

test.each([
  [
    { AGENT_SPOOL_DIR: "/proc/spool" },
    /^The spool directory \/proc\/spool cannot be used: .*\. AGENT_SPOOL_DIR names another one\.\n$/,
  ],
  [
    { HEAD_URL: "", AGENT_DISCOVERY_DOMAIN: "no domain" },
    /^AGENT_DISCOVERY_DOMAIN must be a domain such as example\.org\.\n$/,
  ],
  [
    { HEAD_URL: "", AGENT_DISCOVERY_DOMAIN: "example.org", AGENT_DNS_SERVER: "ns.example.org" },
    /^AGENT_DNS_SERVER must be an IP address, with a port if wanted: 192\.0\.2\.53:5353\.\n$/,
  ],
  [
    { AGENT_SPOOL_BYTES: "1000" },
    /^AGENT_SPOOL_BYTES must be a whole number of bytes, at least 16777216 \(16 MiB\)\.\n$/,
  ],
])("an agent with %o ends with one sentence", async (env, sentence) => {
  const agent = start({ HEAD_URL: "http://127.0.0.1:1", AGENT_SPOOL_DIR: spoolPath(), ...env });
  expect(await agent.exit).toEqual([1, null]);
  expect(await agent.stderr).toMatch(sentence);
});
