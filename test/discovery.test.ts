import { readFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { createServer } from "node:tls";
import { expect, it, onTestFinished } from "vitest";
import { startDnsServer } from "../agent/fixtures/dns-server.ts";
import { createAuthority } from "./support/certificates.ts";
import { enrollmentToken, runWell, tokenOf } from "./support/graphql.ts";
import { startAgent, startHead } from "./support/processes.ts";
import { until } from "./support/until.ts";

const SEEN = "{ agents { edges { node { lastHeartbeatAt } } } }";

it("an agent takes a head that DNS names only with a certificate, and tells nothing to another, also later", async () => {
  const [own, other] = [await createAuthority("own"), await createAuthority("other")];
  const impostor = await startImpostor(await other.issue("localhost", { purpose: "server" }));
  const dns = await startDnsServer(() => [
    { priority: 0, weight: 0, port: impostor.port, target: "localhost" },
  ]);
  onTestFinished(() => dns.stop());
  const env = {
    ENROLLMENT_TOKEN: await enrollmentToken(),
    HEAD_CA_FILE: own.file,
    AGENT_DISCOVERY_DOMAIN: "localhost",
    AGENT_DNS_SERVER: dns.address,
    AGENT_HEAD_AWAY_SECONDS: "1",
  };
  const misled = await startAgent({ env });
  await until("its attempts", () => impostor.attempts >= 2);
  await misled.stop();
  expect(impostor.received).toBe(0);
  expect(await misled.logs()).toContain("did not answer");

  const { cert, key } = await own.issue("localhost", { purpose: "server" });
  const tls = { TLS_CERT_FILE: cert, TLS_KEY_FILE: key, HEARTBEAT_SECONDS: "1" };
  const head = await startHead({ env: tls });
  onTestFinished(() => head.stop());
  dns.answer = () => [{ priority: 0, weight: 0, port: head.port, target: "localhost" }];
  const agent = await startAgent({ env });
  const found = await until("the agent", async () => {
    const { agents } = await runWell(
      `{ agents { edges { node { headFoundBy } } } }`,
      {},
      await tokenOf("VIEWER"),
    );
    return agents.edges[0]?.node.headFoundBy;
  });
  expect(found).toBe("DNS _ai-defend._tcp.localhost");
  const said = (await agent.logs()).split("\n").find((line) => line.includes('"op":"head.find"'));
  expect(JSON.parse(said ?? "")).toMatchObject({ headUrl: `https://localhost:${head.port}`, by: found });

  // Its head ends. Of the others, the one that is asked first has no good certificate.
  const standby = await startHead({ env: tls });
  onTestFinished(() => standby.stop());
  dns.answer = () =>
    [head, impostor, standby].map(({ port }, priority) => ({
      priority,
      weight: 0,
      port,
      target: "localhost",
    }));
  await head.stop();
  const endedAt = Date.now();
  await until("a heartbeat at the other head", async () => {
    const { agents } = await runWell(SEEN, {}, await tokenOf("VIEWER"));
    return Date.parse(agents.edges[0]?.node.lastHeartbeatAt) > endedAt + 100;
  });
  const moves = (await agent.logs()).split("\n").filter((line) => line.includes('"insteadOf"'));
  expect(moves.map((line) => JSON.parse(line))).toMatchObject(
    [
      [head, impostor],
      [impostor, standby],
    ].map(([from, to]) => ({
      op: "head.find",
      ok: true,
      by: found,
      headUrl: `https://localhost:${to?.port}`,
      insteadOf: `https://localhost:${from?.port}`,
    })),
  );
  expect(impostor.received).toBe(0);
  await agent.stop();
});

/** Answers like a head by TLS, with a certificate of an authority that the agent was not told of. */
async function startImpostor(files: { cert: string; key: string }) {
  const seen = { attempts: 0, received: 0, port: 0 };
  const [cert, key] = await Promise.all([readFile(files.cert), readFile(files.key)]);
  const server = createServer({ cert, key }, (socket) => {
    socket.on("data", (data) => (seen.received += data.length));
    socket.on("error", () => undefined); // the agent breaks off
  });
  server.on("connection", () => (seen.attempts += 1));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  seen.port = (server.address() as AddressInfo).port;
  return seen;
}
