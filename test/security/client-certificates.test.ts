import { once } from "node:events";
import { copyFile, writeFile } from "node:fs/promises";
import { connect, type TLSSocket } from "node:tls";
import { Agent, fetch } from "undici";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { type Authority, type CertificateFiles, createAuthority } from "../support/certificates.ts";
import {
  answerOf,
  HEARTBEAT,
  openSocket,
  type Sent,
  STATUS,
  tlsOptions,
} from "../support/certified-client.ts";
import { enrollmentToken, operatorToken, REGISTER, registration } from "../support/graphql.ts";
import { startAgent, startHead, type TestHead } from "../support/processes.ts";
import { describeWith } from "../support/tools.ts";
import { until } from "../support/until.ts";

let authority: Authority;
let stranger: Authority;
let server: CertificateFiles;
let mine: CertificateFiles;
let head: TestHead;

beforeAll(async () => {
  [authority, stranger] = await Promise.all([createAuthority("fleet"), createAuthority("stranger")]);
  [server, mine] = await Promise.all([
    authority.issue("head", { purpose: "server" }),
    authority.issue("agent-1", { purpose: "client" }),
  ]);
  head = await startHead({ env: tlsSettings("required") });
});

afterAll(() => head?.stop());

function tlsSettings(mode: string): NodeJS.ProcessEnv {
  return {
    TLS_CERT_FILE: server.cert,
    TLS_KEY_FILE: server.key,
    TLS_CLIENT_CA_FILE: authority.file,
    AGENT_CERTIFICATES: mode,
    HEARTBEAT_SECONDS: "1",
  };
}

/** One operation over HTTPS on a connection of its own: the data, or the code of the error. */
async function ask(query: string, variables: object, sent: Sent = {}): Promise<any> {
  const { data, errors } = await answerOf({ head, authority }, { query, variables }, sent);
  return errors?.[0].extensions.code ?? data;
}

async function register(certificate?: CertificateFiles): Promise<any> {
  return ask(REGISTER, { input: await registration() }, { certificate });
}

const beat = (sent: Sent) => ask(HEARTBEAT, { input: STATUS }, sent);

/** Opens a WebSocket, says who it is, and answers "acknowledged" or with why it was closed. */
async function connectSocket(sent: Sent): Promise<string> {
  const { acknowledged, closed } = await openSocket({ head, authority }, sent);
  return Promise.race([acknowledged, closed]);
}

async function startsWith(env: NodeJS.ProcessEnv): Promise<void> {
  const other = await startHead({ env });
  await other.stop();
}

describe("a head that takes agents with a client certificate only", () => {
  it("lets one in that its authority issued", async () => {
    const { registerAgent } = await register(mine);
    expect(await beat({ token: registerAgent.sessionToken, certificate: mine })).toEqual({
      heartbeat: { heartbeatSeconds: 1 },
    });
    expect(await connectSocket({ token: registerAgent.sessionToken, certificate: mine })).toBe(
      "acknowledged",
    );
  });

  it.each([
    ["no certificate", "CERTIFICATE_REQUIRED", async () => undefined],
    ["another authority's", "CERTIFICATE_INVALID", () => stranger.issue("agent-1", { purpose: "client" })],
    [
      "an expired one",
      "CERTIFICATE_INVALID",
      () => authority.issue("agent-1", { purpose: "client", isExpired: true }),
    ],
    ["a server's", "CERTIFICATE_INVALID", () => authority.issue("agent-1", { purpose: "server" })],
  ])("refuses every call with %s by %s", async (_what, code, issue) => {
    const certificate = await issue();
    expect(await register(certificate)).toBe(code);
    const { registerAgent } = await register(mine);
    expect(await beat({ token: registerAgent.sessionToken, certificate })).toBe(code);
    expect(await ask("{ __typename }", {}, { token: `agent_${"x".repeat(43)}`, certificate })).toBe(code);
    expect(await connectSocket({ token: registerAgent.sessionToken, certificate })).toMatch(/^4403 /);
  });

  it("refuses a stolen session token with another agent's certificate, and leaves the session to its owner", async () => {
    const { registerAgent } = await register(mine);
    const theirs = await authority.issue("agent-1", { purpose: "client" });
    const stolen = { token: registerAgent.sessionToken, certificate: theirs };
    expect(await beat(stolen)).toBe("CERTIFICATE_MISMATCH");
    expect(await connectSocket(stolen)).toMatch(/^4403 The session began with another/);
    expect(await beat({ ...stolen, certificate: mine })).toEqual({ heartbeat: { heartbeatSeconds: 1 } });
  });

  it("asks scripts and browsers for none, and keeps their cookies to HTTPS", async () => {
    const token = await operatorToken();
    expect(await ask("{ viewer { role } }", {}, { token })).toEqual({ viewer: { role: "OPERATOR" } });
    const dispatcher = new Agent({ connect: await tlsOptions(authority) });
    const page = await fetch(`${head.url}/`, { dispatcher });
    expect(page.headers.get("strict-transport-security")).toMatch(/max-age=\d+/);
    await dispatcher.close();
  });

  it("speaks no TLS before 1.2", async () => {
    const options = { ...(await tlsOptions(authority)), minVersion: "TLSv1", maxVersion: "TLSv1.1" } as const;
    const socket = connect(head.port, "127.0.0.1", { ...options, ciphers: "DEFAULT@SECLEVEL=0" });
    const [error] = await once(socket, "error");
    expect(String(error)).toMatch(/protocol version|unsupported protocol/i);
  });
});

it("a head takes renewed certificates without a restart, and keeps the former ones while the new make no sense", async () => {
  const live = await authority.issue("first", { purpose: "server" });
  const env = { TLS_CERT_FILE: live.cert, TLS_KEY_FILE: live.key };
  const renewing = await startHead({ env });
  onTestFinished(() => renewing.stop());
  const shown = async () => {
    const socket: TLSSocket = connect(renewing.port, "127.0.0.1", await tlsOptions(authority));
    await once(socket, "secureConnect");
    const { subject } = socket.getPeerCertificate();
    socket.destroy();
    return String(subject.CN);
  };
  expect(await shown()).toBe("first");
  await writeFile(live.cert, "no certificate");
  await until("the log of it", async () => (await renewing.logs()).includes('"op":"tls.renew","ok":false'));
  expect(await shown()).toBe("first");
  const next = await authority.issue("second", { purpose: "server" });
  await copyFile(next.key, live.key);
  await copyFile(next.cert, live.cert);
  await until("the new certificate", async () => (await shown()) === "second");
});

it.each([
  [{ TLS_KEY_FILE: undefined }, "TLS_KEY_FILE: TLS_CERT_FILE and TLS_KEY_FILE belong together"],
  [{ TLS_CERT_FILE: "/nowhere.pem" }, "TLS_CLIENT_CA_FILE can't be used: ENOENT"],
  [{ AGENT_CERTIFICATES: undefined }, "AGENT_CERTIFICATES: says what TLS_CLIENT_CA_FILE is for"],
  [{ TLS_CLIENT_CA_FILE: undefined }, "AGENT_CERTIFICATES: takes TLS_CERT_FILE"],
])("a head does not start with %j, and says so", async (changes, sentence) => {
  await expect(startsWith({ ...tlsSettings("required"), ...changes })).rejects.toThrow(sentence);
});

describeWith("nmap")("a real agent with a client certificate", () => {
  it("runs a scan", async () => {
    const own = await authority.issue("agent-2", { purpose: "client" });
    const name = `tls/${crypto.randomUUID()}`;
    const agent = await startAgent({
      env: {
        HEAD_URL: head.url,
        ENROLLMENT_TOKEN: await enrollmentToken(),
        AGENT_IDENTITY: name,
        HEAD_CA_FILE: authority.file,
        AGENT_CERT_FILE: own.cert,
        AGENT_KEY_FILE: own.key,
      },
    });
    onTestFinished(() => agent.stop());
    const token = await operatorToken();
    await until("the agent", async () => (await agent.logs()).includes('"op":"agent.register","ok":true'));
    const { assignScan } = await ask(
      `mutation ($input: AssignScanInput!) { assignScan(input: $input) { id } }`,
      {
        input: { targets: ["127.0.0.1"], scanners: ["nmap"], config: { nmap: { ports: String(head.port) } } },
      },
      { token },
    );
    await until("the end of the scan", async () => {
      const { scan } = await ask(
        `query ($id: ID!) { scan(id: $id) { state } }`,
        { id: assignScan.id },
        { token },
      );
      return scan.state === "SUCCEEDED";
    });
    expect(await agent.logs()).not.toContain("wake-up.lost");
  });

  it("whose certificate has expired comes in with the next one, without a restart", async () => {
    const own = await authority.issue("agent-3", { purpose: "client", isExpired: true });
    const agent = await startAgent({
      env: {
        HEAD_URL: head.url,
        ENROLLMENT_TOKEN: await enrollmentToken(),
        HEAD_CA_FILE: authority.file,
        AGENT_CERT_FILE: own.cert,
        AGENT_KEY_FILE: own.key,
      },
    });
    onTestFinished(() => agent.stop());
    await until("the refusal", async () => (await agent.logs()).includes("CERTIFICATE_INVALID"));
    const next = await authority.issue("agent-3", { purpose: "client" });
    await copyFile(next.key, own.key);
    await copyFile(next.cert, own.cert);
    await until("the agent", async () => (await agent.logs()).includes('"op":"agent.register","ok":true'));
  });

  it.each([
    ["the wrong authority for its head", async () => ({ HEAD_CA_FILE: stranger.file }), '"op":"head.away"'],
    ["no certificate", async () => ({}), "CERTIFICATE_REQUIRED"],
  ])("says why it can't work with %s", async (_what, settings, logged) => {
    const env = { HEAD_URL: head.url, ENROLLMENT_TOKEN: "enroll_x", HEAD_CA_FILE: authority.file };
    const agent = await startAgent({ env: { ...env, ...(await settings()) } });
    onTestFinished(() => agent.stop());
    await until("its words", async () => (await agent.logs()).includes(logged));
    expect((await agent.logs()).includes('"op":"agent.register","ok":true')).toBe(false);
  });
});
