import { once } from "node:events";
import { rename, writeFile } from "node:fs/promises";
import { type AddressInfo, connect as connectTcp, createServer } from "node:net";
import { connect } from "node:tls";
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
import { samplesOf } from "../support/metrics.ts";
import { startAgent, startHead, type TestHead } from "../support/processes.ts";
import { describeWith } from "../support/tools.ts";
import { until } from "../support/until.ts";

let authority: Authority;
let server: CertificateFiles;
let head: TestHead;
/** Where the head reads its lists. */
let listFile: string;
const revoked: CertificateFiles[] = [];

beforeAll(async () => {
  authority = await createAuthority("fleet");
  server = await authority.issue("head", { purpose: "server" });
  listFile = `${authority.file}.crl`;
  await publish(listFile, await authority.listRevoked([]));
  head = await startHead({ env: tlsSettings(listFile) });
});

afterAll(() => head?.stop());

function tlsSettings(lists: string | undefined): NodeJS.ProcessEnv {
  return {
    TLS_CERT_FILE: server.cert,
    TLS_KEY_FILE: server.key,
    TLS_CLIENT_CA_FILE: authority.file,
    TLS_CLIENT_CRL_FILE: lists,
    AGENT_CERTIFICATES: "required",
    HEARTBEAT_SECONDS: "1",
  };
}

/** A head of the test's own that reads its lists from a file of its own. */
async function startOther(lists: string): Promise<{ other: TestHead; file: string }> {
  const file = `${authority.file}.${crypto.randomUUID()}`;
  await publish(file, lists);
  const other = await startHead({ env: tlsSettings(file) });
  onTestFinished(() => other.stop());
  return { other, file };
}

async function publish(file: string, lists: string): Promise<void> {
  await writeFile(`${file}.next`, lists);
  await rename(`${file}.next`, file);
}

async function revoke(certificate: CertificateFiles): Promise<void> {
  revoked.push(certificate);
  await publish(listFile, await authority.listRevoked(revoked));
}

/** How often the head has taken a list or another file anew. */
async function renewals({ logs }: TestHead = head): Promise<number> {
  return (await logs()).split('"op":"tls.renew","ok":true').length - 1;
}

const newCertificate = () => authority.issue("agent", { purpose: "client" });

async function register(certificate: CertificateFiles, at = head): Promise<any> {
  const operation = { query: REGISTER, variables: { input: await registration() } };
  return answerOf({ head: at, authority }, operation, { certificate });
}

async function registerWell(certificate: CertificateFiles): Promise<Required<Sent>> {
  const { data } = await register(certificate);
  return { token: data.registerAgent.sessionToken, certificate };
}

/** A heartbeat, on a connection of its own unless there is one: undefined, or the error. */
async function beat(sent: Sent, dispatcher?: Agent): Promise<any> {
  const operation = { query: HEARTBEAT, variables: { input: STATUS } };
  const options = dispatcher ? { ...sent, dispatcher } : sent;
  return (await answerOf({ head, authority }, operation, options)).errors?.[0];
}

const REFUSED = {
  message: "The client certificate is not accepted: its authority has revoked it.",
  extensions: { code: "CERTIFICATE_INVALID" },
};

it("nothing works with a revoked certificate, and all with another one of its authority", async () => {
  const [gone, good] = await Promise.all([newCertificate(), newCertificate()]);
  const session = await registerWell(good);
  const { other } = await startOther(await authority.listRevoked([gone]));
  expect((await register(gone, other)).errors[0]).toMatchObject(REFUSED);
  const at = { head: other, authority };
  const operation = { query: HEARTBEAT, variables: { input: STATUS } };
  const { errors } = await answerOf(at, operation, { ...session, certificate: gone });
  expect(errors[0]).toMatchObject(REFUSED);
  const refused = await openSocket(at, { ...session, certificate: gone });
  expect(await refused.closed).toBe(`4403 ${REFUSED.message}`);
  expect(await answerOf(at, operation, session)).toEqual({ data: { heartbeat: { heartbeatSeconds: 1 } } });
});

describe("a certificate that is revoked while its agent is connected", () => {
  it("is of no use any more, over what was open neither; others come back and go on", async () => {
    const [gone, good] = [
      await registerWell(await newCertificate()),
      await registerWell(await newCertificate()),
    ];
    const keptAlive = new Agent({ connections: 1, connect: await tlsOptions(authority, gone.certificate) });
    onTestFinished(() => keptAlive.destroy());
    const at = { head, authority };
    const sockets = await Promise.all([openSocket(at, gone), openSocket(at, good)]);
    const person = await openSocket(at, { token: await operatorToken() });
    await Promise.all([...sockets, person].map(({ acknowledged }) => acknowledged));
    expect(await beat(gone, keptAlive)).toBe(undefined);

    await revoke(gone.certificate);

    // It asks without a pause, so its connection never ends for want of requests.
    const error = await until("its refusal", () => beat(gone, keptAlive), 10_000);
    expect(error).toMatchObject(REFUSED);
    for (const { closed } of sockets) expect(await closed).toMatch(/^1006 /);
    expect(person.socket.readyState).toBe(person.socket.OPEN);
    expect(await (await openSocket(at, gone)).closed).toBe(`4403 ${REFUSED.message}`);
    expect(await beat(good)).toBe(undefined);
    expect(await (await openSocket(at, good)).acknowledged).toBe("acknowledged");
  });

  it("does not get in by a handshake that began before", async () => {
    const gone = await registerWell(await newCertificate());
    const line = await heldLine();
    const socket = connect({
      port: line.port,
      host: "127.0.0.1",
      ...(await tlsOptions(authority, gone.certificate)),
    });
    socket.on("error", () => undefined);
    onTestFinished(() => void socket.destroy());
    await once(socket, "secureConnect"); // by TLS 1.3, the certificate is on its way only then, and held
    const former = await renewals();
    await revoke(gone.certificate);
    await until("the new list", async () => (await renewals()) > former);
    const ended = once(socket, "close");
    let answer = "";
    socket.on("data", (data) => {
      answer += data;
    });
    socket.write("GET /healthz HTTP/1.1\r\nHost: head\r\n\r\n");
    line.release();
    await ended;
    expect(answer).toBe("");
  });
});

/** A way to the head that lets the first words of a client pass, and holds the further ones until they are released. */
async function heldLine(): Promise<{ port: number; release: () => void }> {
  const released = Promise.withResolvers<void>();
  const proxy = createServer((client) => {
    const toHead = connectTcp(head.port, "127.0.0.1");
    toHead.pipe(client);
    for (const end of [client, toHead]) end.on("error", () => undefined);
    client.once("data", async (hello) => {
      toHead.write(hello);
      client.pause();
      await released.promise;
      client.pipe(toHead);
    });
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  onTestFinished(() => void proxy.close());
  return { port: (proxy.address() as AddressInfo).port, release: released.resolve };
}

describe.each(["TLSv1.2", "TLSv1.3"] as const)("a session of %s", (maxVersion) => {
  /** Asks for something over a connection, which may resume one before. */
  async function visit(at: TestHead, certificate: CertificateFiles, session?: Buffer) {
    const options = { ...(await tlsOptions(authority, certificate)), maxVersion, session };
    const socket = connect({ port: at.port, host: "127.0.0.1", ...options });
    const sessions: Buffer[] = [];
    socket.on("session", (given) => sessions.push(given));
    await once(socket, "secureConnect");
    const isResumed = socket.isSessionReused();
    socket.end("GET /healthz HTTP/1.1\r\nHost: head\r\nConnection: close\r\n\r\n");
    socket.resume();
    await once(socket, "close");
    return { isResumed, session: sessions.at(-1) ?? socket.getSession() };
  }

  it("is resumed without revocation lists, and never with them: each certificate is checked anew", async () => {
    const certificate = await newCertificate();
    const trusting = await startHead({ env: tlsSettings(undefined) });
    onTestFinished(() => trusting.stop());
    const before = await visit(trusting, certificate);
    expect((await visit(trusting, certificate, before.session)).isResumed).toBe(true);
    const { session } = await visit(head, certificate);
    expect((await visit(head, certificate, session)).isResumed).toBe(false);
  });
});

describe("a head that can't check certificates", () => {
  it.each([
    ["whose list has expired", "the revocation list of its authority has expired", "CRL_HAS_EXPIRED"],
    [
      "without a list of their authority",
      "this head has no revocation list of its authority",
      "UNABLE_TO_GET_CRL",
    ],
  ])("%s refuses them all, says so once, and takes them with a list that holds", async (_what, why, code) => {
    const stranger = await createAuthority("stranger");
    const useless =
      code === "CRL_HAS_EXPIRED" ? authority.listRevoked([], { isExpired: true }) : stranger.listRevoked([]);
    const { other, file } = await startOther(await useless);
    const certificate = await newCertificate();
    for (let times = 0; times < 2; times++)
      expect((await register(certificate, other)).errors[0]).toMatchObject({
        message: `The client certificate is not accepted: ${why}.`,
        extensions: { code: "CERTIFICATE_INVALID" },
      });
    const told = (await other.logs()).split("\n").filter((line) => line.includes("tls.checkRevocation"));
    expect(told.map((line) => JSON.parse(line))).toMatchObject([
      { level: "error", ok: false, issuer: "CN=fleet", error: { code } },
    ]);
    await publish(file, `${await stranger.listRevoked([])}${await authority.listRevoked([])}`);
    await until("the new list", async () => (await renewals(other)) > 0);
    expect((await register(certificate, other)).data.registerAgent).toBeTruthy();
  });
});

it("a head keeps its former list while the new one makes no sense, and the connections with it", async () => {
  const [gone, good] = await Promise.all([newCertificate(), newCertificate()]);
  const { other, file } = await startOther(await authority.listRevoked([gone]));
  const token = (await register(good, other)).data.registerAgent.sessionToken;
  const open = await openSocket({ head: other, authority }, { token, certificate: good });
  expect(await open.acknowledged).toBe("acknowledged");
  const whole = await authority.listRevoked([]);
  for (const [nonsense, reason] of [
    ["no list", "TLS_CLIENT_CRL_FILE holds nothing that begins with -----BEGIN X509 CRL-----"],
    [`${whole}${whole.slice(0, 100)}`, "Failed to parse CRL"],
  ] as const) {
    await publish(file, nonsense);
    await until("the log of it", async () => (await other.logs()).includes(`can't be used: ${reason}.`));
  }
  expect((await register(gone, other)).errors[0]).toMatchObject(REFUSED);
  expect((await register(good, other)).data.registerAgent).toBeTruthy();
  expect(open.socket.readyState).toBe(open.socket.OPEN);
});

it.each([
  [
    { TLS_CLIENT_CA_FILE: undefined, AGENT_CERTIFICATES: undefined },
    "TLS_CLIENT_CRL_FILE: takes TLS_CLIENT_CA_FILE, and AGENT_CERTIFICATES optional or required.",
  ],
  [
    { AGENT_CERTIFICATES: "off" },
    "TLS_CLIENT_CRL_FILE: takes TLS_CLIENT_CA_FILE, and AGENT_CERTIFICATES optional or required.",
  ],
  [{ TLS_CLIENT_CRL_FILE: "/nowhere.pem" }, "TLS_CLIENT_CRL_FILE can't be used: ENOENT"],
])("a head does not start with %j, and says so", async (changes, sentence) => {
  const started = startHead({ env: { ...tlsSettings(listFile), ...changes } });
  await expect(started.then((wrong) => wrong.stop())).rejects.toThrow(sentence);
});

/** WebSockets of agents that the head has. */
async function agentSockets(): Promise<number | undefined> {
  const dispatcher = new Agent({ connect: await tlsOptions(authority) });
  const headers = { authorization: `Bearer ${await operatorToken()}` };
  const scrape = await fetch(`${head.url}/metrics`, { headers, dispatcher });
  const samples = samplesOf(await scrape.text());
  await dispatcher.close();
  return samples.get('ai_defend_subscription_clients{kind="agent"}');
}

describeWith("nmap")("a real agent", () => {
  it("goes on when another one's certificate is revoked, and is refused when its own is", async () => {
    const own = await newCertificate();
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
    const says = (words: string) => until(words, async () => (await agent.logs()).includes(words));
    await says('"op":"agent.register","ok":true');
    await until("its wake-up", async () => (await agentSockets()) === 1);
    await revoke(await newCertificate());
    await says('"op":"wake-up.lost"');
    await says('"op":"wake-up.back"');
    expect(await agent.logs()).not.toContain("CERTIFICATE_INVALID");
    await revoke(own);
    await says(REFUSED.message);
  });
});
