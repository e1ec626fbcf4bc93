import { createHmac } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from "vitest";
import { db } from "../../server/db.ts";
import { post } from "../support/client.ts";
import { REGISTER, registration } from "../support/graphql.ts";
import { startAgent, startHead, type TestHead } from "../support/processes.ts";
import { until } from "../support/until.ts";

const ISSUER = "https://kubernetes.default.svc.cluster.local";
const HOUR = 3600;

let dir: string;
let keys: { publicKey: CryptoKey; privateKey: CryptoKey };
let keyServer: Server;
let head: TestHead;

beforeAll(async () => {
  dir = await mkdtemp(join(inject("tempDir"), "kubernetes-"));
  keys = await generateKeyPair("RS256", { extractable: true });
  const keySet = JSON.stringify({
    keys: [{ ...(await exportJWK(keys.publicKey)), kid: "cluster-1", alg: "RS256", use: "sig" }],
  });
  keyServer = createServer((request, response) => {
    const isHead = request.headers.authorization === "Bearer of the head";
    response
      .writeHead(isHead ? 200 : 401, { "content-type": "application/json" })
      .end(isHead ? keySet : "{}");
  });
  await once(keyServer.listen(0, "127.0.0.1"), "listening");
  await writeFile(join(dir, "own-token"), "of the head\n");
  await writeFile(join(dir, "keys.json"), keySet);
  head = await startHead({
    env: {
      KUBERNETES_ISSUER: ISSUER,
      KUBERNETES_JWKS_URL: `http://127.0.0.1:${(keyServer.address() as AddressInfo).port}/openid/v1/jwks`,
      KUBERNETES_JWKS_TOKEN_FILE: join(dir, "own-token"),
      RATE_LIMITS: "false",
    },
  });
});

afterAll(async () => {
  await head?.stop();
  keyServer?.close();
});

const now = () => Math.floor(Date.now() / 1000);

/** The claims of a token that a kubelet projects into a pod. */
function claimsOf({ pod = `node-agent-${crypto.randomUUID().slice(0, 5)}`, node = "worker-1" } = {}) {
  return {
    iss: ISSUER,
    aud: ["ai-defend"],
    sub: "system:serviceaccount:ai-defend:node-agent",
    iat: now(),
    nbf: now(),
    exp: now() + HOUR,
    jti: crypto.randomUUID(),
    "kubernetes.io": {
      namespace: "ai-defend",
      node: { name: node, uid: crypto.randomUUID() },
      pod: { name: pod, uid: crypto.randomUUID() },
      serviceaccount: { name: "node-agent", uid: crypto.randomUUID() },
    },
  };
}

function sign(payload: JWTPayload, key: CryptoKey = keys.privateKey, kid = "cluster-1"): Promise<string> {
  return new SignJWT(payload).setProtectedHeader({ alg: "RS256", kid }).sign(key);
}

const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");

/** Registers with a token: where it went well the identity and labels that are stored, else code and reason. */
async function register(enrollmentToken: string, changes: object = {}, { url } = head): Promise<object> {
  const input = await registration({ enrollmentToken, spoolId: crypto.randomUUID(), ...changes });
  const { data, errors } = (await (await post(url, "", REGISTER, { input })).json()) as any;
  if (errors) return { code: errors[0].extensions.code, reason: errors[0].extensions.reason };
  const { identity, labels } = await db.agent.findUniqueOrThrow({
    where: { id: data.registerAgent.agentId },
  });
  return { identity, labels };
}

const refused = (reason: string) => ({ code: "ENROLLMENT_REFUSED", reason });

describe("the projected token of a pod", () => {
  it("lets its agent in, as the pod that it proves, with the labels of its place", async () => {
    const claimed = { identity: "whoever I like", labels: [{ name: "namespace", value: "kube-system" }] };
    expect(await register(await sign(claimsOf({ pod: "scanner-1" })), claimed)).toEqual({
      identity: "kubernetes:ai-defend/node-agent/scanner-1",
      labels: { namespace: "ai-defend", node: "worker-1" },
    });
  });

  it("lets it be known by its own node, and by no other", async () => {
    const token = () => sign(claimsOf({ pod: "p", node: "worker-2" }));
    expect(await register(await token(), { identity: "worker-2", spoolId: "a" })).toMatchObject({
      identity: "kubernetes:ai-defend/node-agent/worker-2",
    });
    expect(await register(await token(), { identity: "worker-1", spoolId: "a" })).toMatchObject({
      identity: "kubernetes:ai-defend/node-agent/p",
    });
  });

  it("is good again for the same pod after a restart, and of no use to a thief with another spool", async () => {
    const token = await sign(claimsOf({ pod: "restarts", node: "worker-3" }));
    const own = { spoolId: crypto.randomUUID() };
    expect(await register(token, own)).toMatchObject({ identity: expect.any(String) });
    expect(await register(token, own)).toMatchObject({ identity: expect.any(String) });
    expect(await register(token, { identity: "worker-3" })).toEqual(refused("REPLAYED"));
  });

  it("is verified with a key set from a file, too", async () => {
    const env = { KUBERNETES_ISSUER: ISSUER, KUBERNETES_JWKS_FILE: join(dir, "keys.json") };
    const other = await startHead({ env });
    onTestFinished(() => other.stop());
    expect(await register(await sign(claimsOf()), {}, other)).toMatchObject({ identity: expect.any(String) });
    const stranger = await generateKeyPair("RS256");
    expect(await register(await sign(claimsOf(), stranger.privateKey), {}, other)).toEqual(
      refused("SIGNATURE"),
    );
  });
});

describe("a token is refused that", () => {
  it.each<[string, string, (claims: ReturnType<typeof claimsOf>) => object]>([
    ["has expired", "EXPIRED", (claims) => ({ ...claims, exp: now() - 60 })],
    ["never expires", "MALFORMED", ({ exp: _exp, ...claims }) => claims],
    ["is not valid yet", "NOT_YET_VALID", (claims) => ({ ...claims, nbf: now() + HOUR })],
    ["is for the API server", "WRONG_AUDIENCE", (claims) => ({ ...claims, aud: [ISSUER] })],
    ["is for nobody", "WRONG_AUDIENCE", ({ aud: _aud, ...claims }) => claims],
    ["is of another cluster", "WRONG_ISSUER", (claims) => ({ ...claims, iss: "https://elsewhere" })],
    ["is bound to no pod", "NOT_BOUND", ({ "kubernetes.io": _pod, ...claims }) => claims],
    [
      "is of another account",
      "SERVICE_ACCOUNT",
      (claims) => ({
        ...claims,
        "kubernetes.io": { ...claims["kubernetes.io"], serviceaccount: { name: "default" } },
      }),
    ],
    [
      "is of the same account elsewhere",
      "SERVICE_ACCOUNT",
      (claims) => ({ ...claims, "kubernetes.io": { ...claims["kubernetes.io"], namespace: "default" } }),
    ],
  ])("%s", async (_what, reason, change) => {
    expect(await register(await sign(change(claimsOf()) as JWTPayload))).toEqual(refused(reason));
  });

  it("is signed with another key, whatever key it names", async () => {
    const stranger = await generateKeyPair("RS256");
    for (const kid of ["cluster-1", "cluster-2"])
      expect(await register(await sign(claimsOf(), stranger.privateKey, kid))).toEqual(refused("SIGNATURE"));
  });

  it("was changed after it was signed", async () => {
    const [header, , signature] = (await sign(claimsOf())).split(".");
    const forged = `${header}.${encoded(claimsOf({ pod: "mine" }))}.${signature}`;
    expect(await register(forged)).toEqual(refused("SIGNATURE"));
  });

  it("is not signed, and says that this is how it is signed", async () => {
    const header = encoded({ alg: "none", kid: "cluster-1" });
    expect(await register(`${header}.${encoded(claimsOf())}.`)).toEqual(refused("ALGORITHM"));
  });

  it("is signed with the public key as if that were a password", async () => {
    const input = `${encoded({ alg: "HS256", kid: "cluster-1" })}.${encoded(claimsOf())}`;
    const signature = createHmac("sha256", await exportSPKI(keys.publicKey)).update(input);
    expect(await register(`${input}.${signature.digest("base64url")}`)).toEqual(refused("ALGORITHM"));
  });

  it("is none at all", async () => {
    expect(await register("a.b.c")).toEqual(refused("MALFORMED"));
  });
});

it("an agent with an enrollment token of the head can't be what a cluster would have to prove", async () => {
  const input = await registration({ identity: "kubernetes:ai-defend/node-agent/worker-1" });
  const { enrollmentToken, identity } = input;
  expect(await register(enrollmentToken, { identity })).toEqual(refused("NOT_BOUND"));
});

it("a head without a cluster takes no such token, and one whose cluster is away says so", async () => {
  const plain = await startHead();
  onTestFinished(() => plain.stop());
  expect(await register(await sign(claimsOf()), {}, plain)).toEqual(refused("NOT_CONFIGURED"));
  const cutOff = await startHead({
    env: { KUBERNETES_ISSUER: ISSUER, KUBERNETES_JWKS_URL: "http://127.0.0.1:1/keys" },
  });
  onTestFinished(() => cutOff.stop());
  expect(await register(await sign(claimsOf()), {}, cutOff)).toEqual({ code: "UNAVAILABLE" });
});

it("a real agent registers with the token that is projected into its pod, and again when that was replaced", async () => {
  const file = join(dir, "projected");
  await writeFile(file, await sign({ ...claimsOf({ pod: "real" }), exp: now() - 60 }));
  const agent = await startAgent({ env: { HEAD_URL: head.url, ENROLLMENT_TOKEN_FILE: file } });
  onTestFinished(() => agent.stop());
  await until("the refusal", async () => (await agent.logs()).includes("The token has expired."));
  await writeFile(file, await sign(claimsOf({ pod: "real" })));
  await until("the agent", () =>
    db.agent.findUnique({ where: { identity: "kubernetes:ai-defend/node-agent/real" } }),
  );
});
